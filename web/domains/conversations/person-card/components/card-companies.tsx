import { NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { useChange } from '../../use-change.ts'
import classes from '../person-card.module.css'

/** The companies they act for; of several, which one this conversation is for. */
export const CardCompanies = ({ conversation }: { conversation: Conversation }) => {
  const { t } = useTranslation('conversations')
  const change = useChange(conversation)
  const { companies } = conversation.personCard
  const main = companies.find((company) => company.main)
  const others = companies.filter((company) => !company.main)
  // One that they acted for when it was chosen.
  const { company: chosen } = conversation
  const gone = chosen && !companies.some(({ id }) => id === chosen.id) ? [chosen] : []
  return (
    <div className={classes.companies}>
      {companies.map(({ id, name, role }) => (
        <span key={id}>
          <Link to="/companies/$id" params={{ id }}>
            {name}
          </Link>
          {role && <span className={classes.zone}> · {role}</span>}
        </span>
      ))}
      {conversation.abilities.write && others.length + gone.length > 0 && (
        <NativeSelect
          size="xs"
          label={t('card.forCompany')}
          value={conversation.companyId === main?.id ? '' : (conversation.companyId ?? '')}
          onChange={(event) => change.set({ companyId: event.currentTarget.value || null })}
          data={[
            { value: '', label: main ? t('card.mainCompany', { name: main.name }) : t('card.noMainCompany') },
            ...[...others, ...gone].map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
    </div>
  )
}
