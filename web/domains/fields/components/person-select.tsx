import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../../contract/customers.ts'
import { namedPersonQuery, personChoicesQuery } from '../api.ts'

interface Props {
  value: string | null
  onChange: (value: string | null) => void
  size: 'xs' | 'sm'
  label?: string
}

const labelOf = (person: Person) => ({
  value: person.id,
  label: person.name ?? person.identities[0]?.value ?? '—',
})

/** One of the people, found by what is typed. */
export const PersonSelect = ({ value, onChange, ...rest }: Props) => {
  const { t } = useTranslation('fields')
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text, 200)
  const chosen = useQuery({ ...namedPersonQuery(value ?? ''), enabled: value !== null }).data
  const typed = chosen && labelOf(chosen).label === asked ? '' : asked
  const found = useQuery(personChoicesQuery(typed)).data?.items ?? []
  const others = found.filter(({ id }) => id !== chosen?.id)
  return (
    <Select
      {...rest}
      searchable
      clearable
      nothingFoundMessage={t('nothingFound')}
      // The server has searched already, by addresses too.
      filter={({ options }) => options}
      data={[...(chosen ? [chosen] : []), ...others].map(labelOf)}
      value={value}
      onSearchChange={setText}
      onChange={onChange}
    />
  )
}
