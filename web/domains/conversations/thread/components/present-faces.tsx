import { useTranslation } from 'react-i18next'
import { Face } from '../../../../../ui/face.tsx'
import { useSession } from '../../../../app/session.ts'
import { usePresent } from '../../use-presence.ts'
import classes from './present-faces.module.css'

/** Who else is here, and whether they are writing. */
export const PresentFaces = ({ conversationId }: { conversationId: string }) => {
  const { t } = useTranslation('conversations')
  const present = usePresent(conversationId, useSession().profile.member.id)
  const typing = present.find(({ state }) => state === 'typing')
  const said = typing
    ? t('presence.typing', { name: typing.name })
    : present.length > 0
      ? t('presence.looking', { names: present.map(({ name }) => name).join(', ') })
      : ''
  return (
    <div className={classes.present} role="status">
      {present.slice(0, 3).map(({ id, name, avatar }) => (
        <Face key={id} name={name} picture={avatar} size={22} />
      ))}
      {said && <span className={classes.said}>{said}</span>}
    </div>
  )
}
