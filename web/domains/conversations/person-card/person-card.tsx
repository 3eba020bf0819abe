import { CopyButton, UnstyledButton } from '@mantine/core'
import { IconBuilding, IconClock, IconCopy, IconLanguage, IconMail, IconMapPin, IconPhone } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../contract/conversations.ts'
import { Face } from '../../../../ui/face.tsx'
import { useFormat } from '../../../../ui/format.ts'
import { ShortMoment } from '../../../../ui/moment.tsx'
import { useNow } from '../../../../ui/use-now.ts'
import { NounFields } from '../../fields/index.ts'
import { PersonOrders } from '../../orders/index.ts'
import { isDone } from '../rules.ts'
import { useStatusName } from '../statuses/use-status-name.ts'
import { CardCompanies } from './components/card-companies.tsx'
import classes from './person-card.module.css'
import { CardTimeline } from './timeline-slot.tsx'

/** Who writes: everything an answer needs, without leaving the thread. */
export const PersonCard = ({ conversation }: { conversation: Conversation }) => {
  const { personCard: card } = conversation
  const { t, i18n } = useTranslation('conversations')
  const format = useFormat()
  const { nameOf } = useStatusName()
  const name = card.name ?? card.emails[0] ?? '—'
  const languageName = card.language && new Intl.DisplayNames([i18n.language], { type: 'language' }).of(card.language)

  return (
    <div className={classes.card}>
      <Link to="/people/$id" params={{ id: card.id }} className={classes.person}>
        <Face name={name} size={44} />
        <span className={classes.names}>
          <span className={classes.name}>{name}</span>
          <span className={classes.since}>{t('card.since', { at: format.day(card.firstContactAt) })}</span>
        </span>
      </Link>
      <dl className={classes.facts}>
        {card.emails.map((email) => (
          <Fact key={email} icon={<IconMail size={16} stroke={1.6} />} label={t('card.email')}>
            <Copyable value={email} />
          </Fact>
        ))}
        {card.phones.map((phone) => (
          <Fact key={phone} icon={<IconPhone size={16} stroke={1.6} />} label={t('card.phone')}>
            <Copyable value={phone} />
          </Fact>
        ))}
        {(card.companies.length > 0 || conversation.company) && (
          <Fact icon={<IconBuilding size={16} stroke={1.6} />} label={t('card.company')}>
            <CardCompanies conversation={conversation} />
          </Fact>
        )}
        {card.city && (
          <Fact icon={<IconMapPin size={16} stroke={1.6} />} label={t('card.city')}>
            {card.city}
          </Fact>
        )}
        {languageName && (
          <Fact icon={<IconLanguage size={16} stroke={1.6} />} label={t('card.language')}>
            {languageName}
          </Fact>
        )}
        {card.timeZone && (
          <Fact icon={<IconClock size={16} stroke={1.6} />} label={t('card.time')}>
            <TheirTime timeZone={card.timeZone} language={i18n.language} />
          </Fact>
        )}
      </dl>
      {card.note && <p className={classes.note}>{card.note}</p>}
      <PersonOrders personId={card.id} />
      <NounFields noun="person" values={card.fields} />
      <section>
        <h2 className={classes.heading}>
          {t('card.others')} <span className={classes.count}>{card.conversationCount}</span>
        </h2>
        {card.others.length === 0 ? (
          <p className={classes.none}>{t('card.noOthers')}</p>
        ) : (
          <ul className={classes.others}>
            {card.others.map((other) => (
              <li key={other.id}>
                <Link
                  className={classes.other}
                  to="/inbox/$view/{-$number}"
                  params={{ view: 'all', number: String(other.number) }}
                >
                  <span className={classes.subject} data-done={isDone(other) || undefined}>
                    {other.subject || t('noSubject')}
                  </span>
                  <span className={classes.state}>
                    {nameOf(other)} · <ShortMoment at={other.lastMessageAt} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
      <CardTimeline personId={card.id} personName={name} />
    </div>
  )
}

const Fact = ({ icon, label, children }: { icon: ReactNode; label: string; children: ReactNode }) => (
  <div className={classes.fact}>
    <dt title={label}>
      {icon}
      <span className={classes.hidden}>{label}</span>
    </dt>
    <dd>{children}</dd>
  </div>
)

const Copyable = ({ value }: { value: string }) => {
  const { t } = useTranslation('conversations')
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <UnstyledButton className={classes.copy} onClick={copy} title={copied ? t('done.copied') : t('copy')}>
          <span className={classes.value}>{value}</span>
          <IconCopy size={13} aria-hidden="true" />
        </UnstyledButton>
      )}
    </CopyButton>
  )
}

const TheirTime = ({ timeZone, language }: { timeZone: string; language: string }) => {
  const now = useNow(30_000)
  const time = new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return (
    <>
      {time.format(now)} <span className={classes.zone}>{timeZone.replace(/^.*\//, '').replaceAll('_', ' ')}</span>
    </>
  )
}
