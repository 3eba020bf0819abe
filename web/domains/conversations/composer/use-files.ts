import { useRef, useState } from 'react'
import type { Attachment } from '../../../../contract/shapes.ts'
import { useFailureNotice } from '../../../app/notices.tsx'
import { upload } from '../../../app/upload.ts'

export interface Uploading {
  key: string
  name: string
  share: number
}

/** Files on their way up, with how far they are; each can be stopped. */
export const useFiles = (onUploaded: (file: Attachment, asPicture: boolean) => void) => {
  const failed = useFailureNotice()
  const [uploading, setUploading] = useState<Uploading[]>([])
  const stops = useRef(new Map<string, AbortController>())

  const add = async (file: File, asPicture: boolean) => {
    const key = crypto.randomUUID()
    const stop = new AbortController()
    stops.current.set(key, stop)
    setUploading((before) => [...before, { key, name: file.name, share: 0 }])
    const onProgress = (share: number) =>
      setUploading((before) => before.map((one) => (one.key === key ? { ...one, share } : one)))
    try {
      onUploaded(await upload(file, onProgress, stop.signal), asPicture)
    } catch (error) {
      if (!stop.signal.aborted) failed(error)
    }
    stops.current.delete(key)
    setUploading((before) => before.filter((one) => one.key !== key))
  }

  return {
    uploading,
    addFiles: (files: Iterable<File>) => {
      for (const file of files) add(file, false)
    },
    /** Pictures stand where the cursor is; other files below the text. */
    addPasted: (files: Iterable<File>) => {
      for (const file of files) add(file, /^image\/(png|jpeg|gif|webp)$/.test(file.type))
    },
    stop: (key: string) => stops.current.get(key)?.abort(),
  }
}
