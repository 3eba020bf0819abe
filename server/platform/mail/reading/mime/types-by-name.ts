const TYPES: Record<string, string> = {
  pdf: 'application/pdf', txt: 'text/plain', log: 'text/plain', csv: 'text/csv', htm: 'text/html', html: 'text/html', ics: 'text/calendar',
  vcf: 'text/vcard', xml: 'application/xml', json: 'application/json', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif',
  webp: 'image/webp', bmp: 'image/bmp', tif: 'image/tiff', tiff: 'image/tiff', svg: 'image/svg+xml', heic: 'image/heic', mp3: 'audio/mpeg',
  wav: 'audio/wav', ogg: 'audio/ogg', m4a: 'audio/mp4', mp4: 'video/mp4', mov: 'video/quicktime', avi: 'video/x-msvideo', zip: 'application/zip',
  rar: 'application/vnd.rar', '7z': 'application/x-7z-compressed', gz: 'application/gzip', tar: 'application/x-tar', doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet', rtf: 'application/rtf', eml: 'message/rfc822', msg: 'application/vnd.ms-outlook',
  p7s: 'application/pkcs7-signature', asc: 'application/pgp-signature',
}

/** The media type a file name promises; `fallback` when it promises none. */
export function typeByName(name: string | null, fallback: string): string {
  const extension = name?.toLowerCase().match(/\.([a-z0-9]{1,5})$/)?.[1]
  return (extension && TYPES[extension]) || fallback
}
