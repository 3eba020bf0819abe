import { useTranslation } from 'react-i18next'
import { HtmlFrame } from '../../../../../ui/html-frame.tsx'
import { isEmptyHtml } from '../../../../../ui/html-text.ts'
import classes from './signature.module.css'

/** What stands below the answer; put there when it leaves. */
export const Signature = ({ html }: { html: string }) => {
  const { t } = useTranslation('conversations')
  if (isEmptyHtml(html)) return null
  return (
    <div className={classes.signature}>
      <HtmlFrame
        html={html}
        title={t('signature')}
        cacheKey={`signature${html}`}
        showFoldedLabel={t('folded.show')}
        hideFoldedLabel={t('folded.hide')}
      />
    </div>
  )
}
