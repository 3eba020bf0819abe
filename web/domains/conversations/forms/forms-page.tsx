import { Button } from '@mantine/core'
import { IconListDetails, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Form } from '../../../../contract/forms.ts'
import { Blank } from '../../../../ui/blank.tsx'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { Page } from '../../../../ui/page.tsx'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { fieldsQuery, nameIn } from '../../fields/index.ts'
import { topicsQuery } from '../api.ts'
import { topicPath } from '../rules.ts'
import { formsQuery } from './api.ts'
import { FormFormDialog } from './components/form-form-dialog.tsx'

/** Which fields are asked, in which topics. */
export const FormsPage = () => {
  const { t, i18n } = useTranslation(['fields', 'app'])
  const mayManage = useAbility('workspace.manage')
  const forms = useQuery(formsQuery)
  const topics = useQuery(topicsQuery).data?.items ?? []
  const fields = useQuery(fieldsQuery('conversation')).data?.items.filter(({ archivedAt }) => archivedAt === null)
  const [changing, setChanging] = useState<Form | 'new' | null>(null)
  const places = (form: Form) =>
    form.general
      ? t('forms.everywhere')
      : form.topicIds.map((id) => topicPath(topics, id)).join(', ') || t('forms.nowhere')

  return (
    <Page
      title={t('forms.title')}
      text={t('forms.text')}
      actions={
        mayManage &&
        fields?.length !== 0 && (
          <Button leftSection={<IconPlus size={17} />} onClick={() => setChanging('new')}>
            {t('forms.add')}
          </Button>
        )
      }
    >
      {forms.isPending && <LinesSkeleton label={t('app:loading')} />}
      {forms.isError && !forms.data && <Failed error={forms.error} retry={() => forms.refetch()} />}
      {forms.data?.items.length === 0 && (
        <Blank
          icon={<IconListDetails size={32} stroke={1.4} />}
          title={t('forms.none')}
          text={fields?.length === 0 ? t('forms.noFields') : t('forms.noneText')}
        >
          {fields?.length === 0 && <Link to="/settings/fields">{t('title')}</Link>}
        </Blank>
      )}
      {forms.data && forms.data.items.length > 0 && (
        <Lines label={t('forms.title')}>
          {forms.data.items.map((form) => (
            <Line
              key={form.id}
              icon={<IconListDetails size={20} stroke={1.5} />}
              title={nameIn(form.names, i18n.language)}
              text={`${places(form)} · ${t('forms.asks', { count: form.items.length })}`}
              actions={
                mayManage && (
                  <Button size="compact-sm" variant="default" onClick={() => setChanging(form)}>
                    {t('app:edit')}
                  </Button>
                )
              }
            />
          ))}
        </Lines>
      )}
      {changing && fields && (
        <FormFormDialog
          form={changing === 'new' ? null : changing}
          hasGeneral={forms.data?.items.some((form) => form.general && form !== changing) ?? false}
          taken={forms.data?.items.flatMap((form) => (form === changing ? [] : form.topicIds)) ?? []}
          fields={fields}
          onClose={() => setChanging(null)}
        />
      )}
    </Page>
  )
}
