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

const FIELD = /^([A-Z-]{1,40})((?:"[^"]*"|[^":])*):(.*)$/i

/** The fields of each event; alarms and other things inside an event are passed over. */
function eventsOf(lines: readonly string[]): Map<string, string>[] {
  const events: Map<string, string>[] = []
  let event: Map<string, string> | null = null
  let inner = 0
  for (const line of lines) {
    const mark = /^(BEGIN|END):(\w+)/i.exec(line)
    const [, edge = '', thing = ''] = mark ?? []
    if (/^VEVENT$/i.test(thing)) {
      if (event && edge.toUpperCase() === 'END') events.push(event)
      event = edge.toUpperCase() === 'BEGIN' ? new Map() : null
      inner = 0
    } else if (mark) inner += edge.toUpperCase() === 'BEGIN' ? 1 : -1
    const field = event && inner === 0 && !mark ? FIELD.exec(line) : null
    if (event && field) {
      const name = (field[1] as string).toUpperCase()
      if (!event.has(name)) event.set(name, (field[3] as string).trim())
    }
  }
  return events
}

/** Events of a calendar text, at most ten. */
export function readCalendar(text: string): CalendarEvent[] {
  const lines = text
    .slice(0, 500_000)
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n')
    .map((line) => line.slice(0, 10_000))
  const method = (lines.find((line) => /^METHOD:/i.test(line)) ?? '').slice(7).trim().toUpperCase()
  return eventsOf(lines)
    .slice(0, 10)
    .map((fields) => {
      const value = (name: string) => plain(fields.get(name) ?? '')
      return {
        method,
        summary: value('SUMMARY'),
        start: readTime(fields.get('DTSTART') ?? ''),
        end: readTime(fields.get('DTEND') ?? ''),
        location: value('LOCATION'),
        organiser: value('ORGANIZER').replace(/^mailto:/i, ''),
        uid: value('UID'),
        status: value('STATUS'),
      }
    })
}
