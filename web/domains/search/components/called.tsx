import { IconBuilding, IconPackage } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SearchAnswer } from '../../../../contract/search.ts'
import { Face } from '../../../../ui/face.tsx'
import { orderPersonName, standing } from '../../orders/index.ts'
import classes from './called.module.css'

interface Props {
  people: SearchAnswer['people']
  companies: SearchAnswer['companies']
  orders: SearchAnswer['orders']
  onOpen: () => void
}

/** People, companies and orders that are called so, before what was said. */
export const Called = ({ people, companies, orders, onOpen }: Props) => {
  const { t } = useTranslation('search')
  return (
    <>
      {people.length > 0 && (
        <Group title={t('people')}>
          {people.map((person) => {
            const email =
              person.identities.find(({ kind }) => kind === 'email')?.value ?? person.identities[0]?.value ?? ''
            return (
              <li key={person.id}>
                <Link className={classes.one} to="/people/$id" params={{ id: person.id }} onClick={onOpen} data-hit>
                  <Face name={person.name ?? email} size={28} />
                  <span className={classes.words}>
                    <span className={classes.name}>{person.name ?? email}</span>
                    <span className={classes.side}>{person.company?.name ?? email}</span>
                  </span>
                </Link>
              </li>
            )
          })}
        </Group>
      )}
      {orders.length > 0 && (
        <Group title={t('orders')}>
          {orders.map((order) => (
            <li key={order.id}>
              <Link className={classes.one} to="/orders/$id" params={{ id: order.id }} onClick={onOpen} data-hit>
                <IconPackage size={22} stroke={1.5} aria-hidden="true" className={classes.icon} />
                <span className={classes.words}>
                  <span className={classes.name}>{order.number}</span>
                  <span className={classes.side}>
                    {[standing(order)?.name, order.recipient && orderPersonName(order.recipient)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </Group>
      )}
      {companies.length > 0 && (
        <Group title={t('companies')}>
          {companies.map((company) => (
            <li key={company.id}>
              <Link className={classes.one} to="/companies/$id" params={{ id: company.id }} onClick={onOpen} data-hit>
                <IconBuilding size={22} stroke={1.5} aria-hidden="true" className={classes.icon} />
                <span className={classes.words}>
                  <span className={classes.name}>{company.name}</span>
                  <span className={classes.side}>{company.domains[0] ?? t('members', { count: company.people })}</span>
                </span>
              </Link>
            </li>
          ))}
        </Group>
      )}
    </>
  )
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={classes.group}>
    <h2 className={classes.title}>{title}</h2>
    <ul className={classes.list}>{children}</ul>
  </section>
)
