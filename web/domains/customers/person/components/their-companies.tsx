import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconBuilding, IconPencil, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../../../contract/customers.ts'
import type { usePersonChange } from '../../use-person-change.ts'
import { ActsForForm } from './acts-for-form.tsx'
import classes from './their-companies.module.css'

interface Props {
  person: Person
  mayWrite: boolean
  change: ReturnType<typeof usePersonChange>
}

type Edited = Person['companies'][number] | 'new' | null

/** The companies they act for, the main one first, with what they are in each. */
export const TheirCompanies = ({ person: { companies }, mayWrite, change }: Props) => {
  const { t } = useTranslation('customers')
  const [edited, setEdited] = useState<Edited>(null)
  if (companies.length === 0 && !mayWrite) return null
  return (
    <section className={classes.companies} aria-label={t('actsFor')}>
      {companies.length > 0 && (
        <ul className={classes.list}>
          {companies.map((company) => (
            <li key={company.id} className={classes.company}>
              <IconBuilding size={16} stroke={1.6} aria-hidden="true" />
              <span className={classes.words}>
                <Link to="/companies/$id" params={{ id: company.id }}>
                  {company.name}
                </Link>
                {company.role && <span className={classes.role}>{company.role}</span>}
                {company.main && companies.length > 1 && <span className={classes.main}>{t('mainCompany')}</span>}
              </span>
              {mayWrite && (
                <Tooltip label={t('editActing')}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={24}
                    aria-label={t('editActingFor', { name: company.name })}
                    onClick={() => setEdited(company)}
                  >
                    <IconPencil size={14} stroke={1.6} />
                  </ActionIcon>
                </Tooltip>
              )}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => setEdited('new')}
        >
          {t('addActing')}
        </Button>
      )}
      {edited && (
        <ActsForForm
          known={companies}
          acting={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onSave={change.actFor}
          onRemove={change.stopActingFor}
        />
      )}
    </section>
  )
}
