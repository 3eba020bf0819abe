/** The gist of one event of a text/calendar part. Times as written when they cannot be read as UTC. */
export type CalendarEvent = {
  method: string
  summary: string
  start: string | null
  end: string | null
  location: string
  organiser: string
  uid: string
  status: string
}

const plain = (text: string) => text.replace(/\\n/gi, '\n').replace(/\\([,;\\])/g, '$1')

/** 20260105T093000Z → ISO; a local time or a day stays as readable ISO without zone. */
function readTime(value: string): string | null {
  const found = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/.exec(value.trim())
  if (!found) return value.trim() || null
  const [, y, mo, d, h, mi, s, z] = found
  return h ? `${y}-${mo}-${d}T${h}:${mi}:${s}${z ? '.000Z' : ''}` : `${y}-${mo}-${d}`
}

function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of block.split('\n')) {
    const found = /^([A-Z-]+)((?:;(?:"[^"]*"|[^":])*)*):(.*)$/i.exec(line)
    if (found && !fields.has((found[1] as string).toUpperCase()))
      fields.set((found[1] as string).toUpperCase(), (found[3] as string).trim())
  }
  return fields
}

/** Events of a calendar text, at most ten. */
export function readCalendar(text: string): CalendarEvent[] {
  const unfolded = text
    .slice(0, 500_000)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
  const method = (/^METHOD:(.*)$/im.exec(unfolded)?.[1] ?? '').trim().toUpperCase()
  const events: CalendarEvent[] = []
  for (const match of unfolded.matchAll(/^BEGIN:VEVENT\n([\s\S]*?)^END:VEVENT/gim)) {
    if (events.length >= 10) break
    const fields = fieldsOf((match[1] as string).replace(/^BEGIN:VALARM[\s\S]*?^END:VALARM/gim, ''))
    const text = (name: string) => plain(fields.get(name) ?? '')
    events.push({
      method,
      summary: text('SUMMARY'),
      start: readTime(fields.get('DTSTART') ?? ''),
      end: readTime(fields.get('DTEND') ?? ''),
      location: text('LOCATION'),
      organiser: text('ORGANIZER').replace(/^mailto:/i, ''),
      uid: text('UID'),
      status: text('STATUS'),
    })
  }
  return events
}
