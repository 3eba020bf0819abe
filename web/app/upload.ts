import type { Attachment } from '../../contract/shapes.ts'
import { Problem } from './problem.ts'

/**
 * Uploads one file, telling how far it is (0–1). Not by fetch, which cannot say how much has left.
 * Throws `Problem`; `offline` where the network is gone or it was stopped.
 */
export const upload = (file: File, onProgress: (share: number) => void, signal?: AbortSignal): Promise<Attachment> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/attachments')
    request.responseType = 'json'
    request.setRequestHeader('accept-language', document.documentElement.lang || 'en')
    request.setRequestHeader('idempotency-key', crypto.randomUUID())
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0)
    request.onload = () => {
      if (request.status < 300) return resolve(request.response)
      reject(new Problem(request.response?.code ? request.response : { code: 'internal' }))
    }
    request.onerror = () => reject(new Problem({ code: 'offline' }))
    request.onabort = () => reject(new Problem({ code: 'offline' }))
    signal?.addEventListener('abort', () => request.abort())
    const body = new FormData()
    body.append('file', file, file.name)
    request.send(body)
  })
