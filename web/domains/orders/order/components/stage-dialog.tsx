import { Autocomplete, Checkbox, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { stageNamesQuery } from '../../api.ts'

interface Props {
  onClose: () => void
  onReach: (stage: { name: string; at?: string; settles: boolean }) => void
}

/** One of the stages the company speaks of, or a new one; now, unless it was earlier. */
const StageDialog = ({ onClose, onReach }: Props) => {
  const { t } = useTranslation('orders')
  const known = useQuery(stageNamesQuery).data?.items ?? []
  const [name, setName] = useState('')
  const [settles, setSettles] = useState<boolean | null>(null)
  const [at, setAt] = useState('')
  const same = known.find((one) => one.name.toLocaleLowerCase() === name.trim().toLocaleLowerCase())
  const isLast = settles ?? same?.settles ?? false
  return (
    <FormDialog
      title={t('reach')}
      onClose={onClose}
      onSubmit={() => {
        onReach({ name: name.trim(), settles: isLast, ...(at ? { at: new Date(at).toISOString() } : {}) })
        onClose()
      }}
      submitLabel={t('reach')}
      incomplete={!name.trim()}
    >
      <Autocomplete
        data-autofocus
        label={t('stage')}
        maxLength={80}
        value={name}
        onChange={setName}
        data={known.map((one) => one.name)}
      />
      <Checkbox
        label={t('settles')}
        description={t('settlesText')}
        checked={isLast}
        onChange={(event) => setSettles(event.currentTarget.checked)}
      />
      <TextInput
        type="datetime-local"
        label={t('reachedAt')}
        description={t('reachedAtText')}
        value={at}
        onChange={(event) => setAt(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

export default StageDialog
