import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'

interface Props {
  label: string
  text: string | undefined
  onSearch: (text: string | undefined) => void
}

/** A field that searches when the hand rests. */
export const SearchField = ({ label, text, onSearch }: Props) => {
  const [typed, setTyped] = useState(text ?? '')
  const search = useDebouncedCallback((value: string) => onSearch(value.trim() || undefined), 250)
  return (
    <TextInput
      type="search"
      variant="filled"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        search(event.currentTarget.value)
      }}
    />
  )
}
