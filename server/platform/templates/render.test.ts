import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inEnglish } from '../i18n/field-fault.ts'
import { faultsOf } from './placeholders.ts'
import { renderTemplate } from './render.ts'

const en = { language: 'en', timeZone: 'UTC' }
const html = (template: string, facts = {}, tongue = en) => renderTemplate(template, facts, tongue).html
const person = { person: { name: 'Ana Petrova', first_name: 'Ana', email: '' } }

describe('a template', () => {
  it('puts values in', () => {
    expect(html('<p>Hello {{ person.first_name }},</p>', person)).toBe('<p>Hello Ana,</p>')
  })

  it('reads code as an editor writes it, with entities', () => {
    expect(html('{{ person.nick | default: &quot;you&quot; }} {% if 2 &gt; 1 %}yes{% endif %}', person)).toBe('you yes')
  })

  it('escapes what customers bring, always', () => {
    const facts = { person: { name: '<img src=x onerror=alert(1)>"' } }
    expect(html('<a title="{{ person.name }}">{{ person.name }}</a>', facts)).toBe(
      '<a title="&lt;img src=x onerror=alert(1)&gt;&quot;">&lt;img src=x onerror=alert(1)&gt;&quot;</a>',
    )
    expect(() => html('{{ person.name | raw }}', facts)).toThrow(/raw/)
  })

  it('writes dates in the language and the zone of the text', () => {
    const at = { now: '2026-11-21T22:30:00Z' }
    expect(html('{{ now | date: "long" }}', at, { language: 'bg', timeZone: 'Europe/Sofia' })).toMatch(
      /^22 ноември 2026/,
    )
    expect(html('{{ now | date: "long" }}', at)).toBe('November 21, 2026')
  })
})

describe('a value that is missing', () => {
  it('is marked and told, once for each placeholder, and the rest is written all the same', () => {
    expect(
      renderTemplate('To {{ person.email }} / {{ person.email }}: {{ order.number | prepend: "No. " }}!', person, en),
    ).toEqual({
      html: 'To ⟦person.email⟧ / ⟦person.email⟧: ⟦order.number⟧!',
      missing: [{ placeholder: 'person.email' }, { placeholder: 'order.number' }],
    })
  })

  it('is no matter where the template says what then', () => {
    const template = '{{ person.email | default: "-" }}{% if person.email %}x{% endif %}{{ person.nick | default: "" }}'
    expect(renderTemplate(template, person, en)).toEqual({ html: '-', missing: [] })
  })

  it('does not spoil the words beside it', () => {
    expect(html('{% if person.email %}{{ person.email }}{% else %}{{ person.name }}{% endif %}', person)).toBe(
      'Ana Petrova',
    )
  })
})

describe('a template that means harm', () => {
  it.each([
    ['files', '{% include "secret" %}'],
    ['files', '{% render "/etc/passwd" %}'],
    ['files', '{% layout "x" %}'],
    ['filters that are not ours', '{{ person | json }}'],
  ])('gets no %s: %s', (_, template) => {
    expect(() => html(template, person)).toThrow()
    expect(faultsOf(template, [])).not.toEqual([])
  })

  it('sees only what it was given', () => {
    for (const path of ['person.constructor', 'person.__proto__', 'constructor.constructor', 'person.toString']) {
      expect(html(`{{ ${path} | default: "nothing" }}`, person)).toBe('nothing')
    }
  })

  it.each([
    ['time', '{% for a in (1..100000) %}{% for b in (1..100000) %}{% assign x = b %}{% endfor %}{% endfor %}'],
    ['memory', '{% for a in (1..1000000000) %}.{% endfor %}'],
    ['room', `{% for a in (1..10000) %}${'long words '.repeat(20)}{% endfor %}`],
    ['nesting', `${'{% if a %}'.repeat(5000)}`],
  ])('is stopped when it wants too much %s', (_, template) => {
    expect(() => html(template)).toThrow()
  })

  it('never breaks out of its element, whatever the value', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const inside = html('<b title="{{ person.name }}">{{ person.name | upcase }}</b>', {
          person: { name: `x${name}` },
        })
        expect(inside.match(/</g)).toHaveLength(2)
        expect(inside.match(/"/g)).toHaveLength(2)
      }),
    )
  })
})

describe('the faults of a template', () => {
  const catalogue = [
    { name: 'person.name', type: 'text', example: '' },
    { name: 'person.first_name', type: 'text', example: '' },
  ] as const

  it('are none where it asks for what there is', () => {
    expect(
      faultsOf('{{ person.name }} {% for a in (1..3) %}{{ a }}{% endfor %}{% assign x = now %}{{ x }}', catalogue),
    ).toEqual([])
  })

  it('name what is not there, and what was meant', () => {
    expect(faultsOf('{{ person.nmae }} {{ weather.tomorrow }}', catalogue).map(inEnglish)).toEqual([
      'person.nmae is no placeholder; did you mean person.name?',
      'weather.tomorrow is no placeholder',
    ])
  })

  it('say what cannot be read', () => {
    expect(faultsOf('{{ person.name ', catalogue).map(inEnglish)).toEqual([expect.stringContaining('not closed')])
    expect(faultsOf('{% if a %}', catalogue).map(inEnglish)).toEqual([expect.stringContaining('not closed')])
  })
})
