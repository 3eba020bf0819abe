import { TagsInput, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Address, parseAddress, writeAddress } from '../rules.ts'
import classes from './recipients.module.css'

interface Lists {
  to: Address[]
  cc: Address[]
  bcc: Address[]
}

interface Props extends Lists {
  onChange: (change: Partial<Lists>) => void
}

/** Whom it goes to: one line, until somebody wants to change it. */
export const Recipients = ({ to, cc, bcc, onChange }: Props) => {
  const { t } = useTranslation('conversations')
  const [editing, setEditing] = useState(false)
  const short = (list: Address[]) => list.map(({ name, email }) => name ?? email).join(', ')

  if (!editing) {
    return (
      <UnstyledButton className={classes.line} onClick={() => setEditing(true)} title={t('changeRecipients')}>
        {to.length > 0 ? t('toWhom', { names: short(to) }) : t('noRecipient')}
        {cc.length > 0 && ` · ${t('ccWhom', { names: short(cc) })}`}
        {bcc.length > 0 && ` · ${t('bccWhom', { names: short(bcc) })}`}
        <span className={classes.more}>{t('ccBcc')}</span>
      </UnstyledButton>
    )
  }
  return (
    <div className={classes.fields}>
      {(['to', 'cc', 'bcc'] as const).map((field) => (
        <AddressField
          key={field}
          label={t(`field.${field}`)}
          value={{ to, cc, bcc }[field]}
          onChange={(value) => onChange({ [field]: value })}
          takesFocus={field === 'cc'}
        />
      ))}
    </div>
  )
}

interface FieldProps {
  label: string
  value: Address[]
  onChange: (value: Address[]) => void
  takesFocus: boolean
}

export const AddressField = ({ label, value, onChange, takesFocus }: FieldProps) => {
  const { t } = useTranslation('conversations')
  const [wrong, setWrong] = useState<string | null>(null)
  const take = (typed: string[]) => {
    const parsed = typed.map((one) => ({ one, address: parseAddress(one) }))
    setWrong(parsed.find(({ address }) => !address)?.one ?? null)
    onChange(parsed.flatMap(({ address }) => address ?? []))
  }
  return (
    <div className={classes.field}>
      <TagsInput
        size="xs"
        label={label}
        classNames={{ root: classes.tags, label: classes.label, wrapper: classes.wrapper }}
        value={value.map(writeAddress)}
        onChange={take}
        splitChars={[',', ';']}
        autoFocus={takesFocus}
        acceptValueOnBlur
        error={wrong ? t('notAnAddress', { typed: wrong }) : undefined}
      />
    </div>
  )
}
