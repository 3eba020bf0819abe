import { ActionIcon, Button, Tooltip } from '@mantine/core'
import {
  IconAt,
  IconClock,
  IconId,
  IconLanguage,
  IconMapPin,
  IconPencil,
  IconPhone,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../../../contract/customers.ts'
import { Face } from '../../../../../ui/face.tsx'
import { useFormat } from '../../../../../ui/format.ts'
import { NounFields } from '../../../fields/index.ts'
import { nameOf } from '../../rules.ts'
import { usePersonChange } from '../../use-person-change.ts'
import { AddIdentity } from './add-identity.tsx'
import { PersonForm } from './person-form.tsx'
import { TheirCompanies } from './their-companies.tsx'
import classes from './who-they-are.module.css'

const signs = { email: IconAt, phone: IconPhone, external: IconId } as const

interface Props {
  person: Person
  mayWrite: boolean
}

export const WhoTheyAre = ({ person, mayWrite }: Props) => {
  const { t, i18n } = useTranslation(['customers', 'app'])
  const format = useFormat()
  const change = usePersonChange(person.id)
  const [editing, setEditing] = useState(false)
  const languageName =
    person.language && new Intl.DisplayNames([i18n.language], { type: 'language' }).of(person.language)

  return (
    <section className={classes.who}>
      <Face name={nameOf(person)} size={56} />
      <h1 className={classes.name}>{nameOf(person)}</h1>
      <p className={classes.since}>{t('since', { at: format.day(person.createdAt) })}</p>
      <ul className={classes.facts}>
        {person.identities.map((identity) => {
          const Icon = signs[identity.kind]
          return (
            <li key={identity.id} className={classes.fact}>
              <Icon size={16} stroke={1.6} aria-label={t(`kind.${identity.kind}`)} />
              <span className={classes.value}>
                {identity.kind === 'email' ? <a href={`mailto:${identity.value}`}>{identity.value}</a> : identity.value}
              </span>
              {mayWrite && person.identities.length > 1 && (
                <Tooltip label={t('app:remove')}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={22}
                    aria-label={t('removeIdentity', { value: identity.value })}
                    onClick={() => change.removeIdentity(identity.id)}
                  >
                    <IconTrash size={14} stroke={1.6} />
                  </ActionIcon>
                </Tooltip>
              )}
            </li>
          )
        })}
        {person.city && (
          <li className={classes.fact}>
            <IconMapPin size={16} stroke={1.6} aria-label={t('city')} />
            {person.city}
          </li>
        )}
        {languageName && (
          <li className={classes.fact}>
            <IconLanguage size={16} stroke={1.6} aria-label={t('language')} />
            {languageName}
          </li>
        )}
        {person.timeZone && (
          <li className={classes.fact}>
            <IconClock size={16} stroke={1.6} aria-label={t('timeZone')} />
            {person.timeZone}
          </li>
        )}
      </ul>
      <TheirCompanies person={person} mayWrite={mayWrite} change={change} />
      {person.note && <p className={classes.note}>{person.note}</p>}
      <NounFields
        noun="person"
        values={person.fields}
        onChange={mayWrite ? (fields) => change.set({ fields }) : undefined}
      />
      {mayWrite && (
        <div className={classes.buttons}>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPencil size={14} />}
            onClick={() => setEditing(true)}
          >
            {t('app:edit')}
          </Button>
          <AddIdentity onAdd={change.addIdentity} />
        </div>
      )}
      {editing && <PersonForm person={person} onClose={() => setEditing(false)} onSave={change.set} />}
    </section>
  )
}
