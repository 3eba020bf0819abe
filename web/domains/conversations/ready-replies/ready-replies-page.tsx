import { Button, CloseButton, TextInput } from '@mantine/core'
import { IconBolt, IconMessage2Bolt, IconPlus, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadyReply } from '../../../../contract/ready-replies.ts'
import { Blank } from '../../../../ui/blank.tsx'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { Page } from '../../../../ui/page.tsx'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { effectsQuery, foldersQuery, readyRepliesQuery } from './api.ts'
import { FolderAdd } from './components/folder-add.tsx'
import { ReplyDialog } from './components/reply-dialog.tsx'
import { ReplyEffect } from './components/reply-effect.tsx'
import classes from './ready-replies-page.module.css'
import { useFolders } from './use-folders.ts'

/** Days in which a use must end well, and stay so. */
const days = 7

/** What is answered again and again: by folder, with what came of it. */
export const ReadyRepliesPage = () => {
  const { t } = useTranslation(['replies', 'app'])
  const mayWrite = useAbility('conversations.reply')
  const mayManage = useAbility('workspace.manage')
  const replies = useQuery(readyRepliesQuery)
  const folders = useQuery(foldersQuery).data?.items ?? []
  const effects = useQuery(effectsQuery(days)).data?.items ?? []
  const { removeFolder } = useFolders()
  const [changing, setChanging] = useState<ReadyReply | 'new' | null>(null)
  const [typed, setTyped] = useState('')
  const wanted = typed.trim().toLocaleLowerCase()
  const items = (replies.data?.items ?? []).filter(
    ({ name, variants }) =>
      name.toLocaleLowerCase().includes(wanted) ||
      variants.some(({ text }) => text.toLocaleLowerCase().includes(wanted)),
  )
  const shelves = [
    ...folders.map(({ id, name }) => ({ id: id as string | null, name })),
    { id: null, name: t('page.noFolder') },
  ]

  return (
    <Page
      title={t('title')}
      text={t('page.text')}
      actions={
        mayWrite && (
          <Button leftSection={<IconPlus size={17} />} onClick={() => setChanging('new')}>
            {t('page.add')}
          </Button>
        )
      }
    >
      {replies.isPending && <LinesSkeleton label={t('app:loading')} />}
      {replies.isError && !replies.data && <Failed error={replies.error} retry={() => replies.refetch()} />}
      {replies.data?.items.length === 0 && (
        <Blank icon={<IconMessage2Bolt size={32} stroke={1.4} />} title={t('page.none')} text={t('page.noneText')} />
      )}
      {(replies.data?.items.length ?? 0) > 0 && (
        <TextInput
          aria-label={t('page.search')}
          placeholder={t('page.search')}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {shelves.map((folder) => {
        const here = items.filter(({ folderId }) => folderId === folder.id)
        if (here.length === 0 && (folder.id === null || wanted)) return null
        return (
          <section key={folder.id} className={classes.folder}>
            <h2 className={classes.name}>
              {folder.name}
              {mayManage && folder.id && (
                <CloseButton
                  size="sm"
                  aria-label={t('page.removeFolder', { name: folder.name })}
                  title={t('page.removeFolder', { name: folder.name })}
                  onClick={() => folder.id && removeFolder(folder.id)}
                />
              )}
            </h2>
            {here.length > 0 && (
              <Lines label={folder.name}>
                {here.map((reply) => (
                  <Line
                    key={reply.id}
                    icon={
                      Object.keys(reply.actions).length > 0 ? (
                        <IconBolt size={17} stroke={1.6} aria-label={t('hasActions')} />
                      ) : (
                        <IconMessage2Bolt size={17} stroke={1.6} aria-hidden="true" />
                      )
                    }
                    title={
                      <>
                        {reply.name}{' '}
                        <span className={classes.languages}>
                          {reply.variants.map((each) => each.language).join(' · ')}
                        </span>
                      </>
                    }
                    text={
                      <span className={classes.figures}>
                        {reply.uses > 0 ? (
                          <Link to="/settings/ready-replies/$id" params={{ id: reply.id }}>
                            {t('page.uses', { count: reply.uses })}
                          </Link>
                        ) : (
                          t('page.unused')
                        )}
                        <ReplyEffect
                          days={days}
                          effect={effects.find(({ readyReplyId }) => readyReplyId === reply.id)}
                        />
                      </span>
                    }
                    actions={
                      reply.abilities.change && (
                        <Button size="compact-sm" variant="default" onClick={() => setChanging(reply)}>
                          {t('app:edit')}
                        </Button>
                      )
                    }
                  />
                ))}
              </Lines>
            )}
          </section>
        )
      })}
      {mayManage && <FolderAdd />}
      {changing && <ReplyDialog reply={changing === 'new' ? null : changing} onClose={() => setChanging(null)} />}
    </Page>
  )
}
