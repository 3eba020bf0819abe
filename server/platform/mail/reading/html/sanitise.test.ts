import { describe, expect, it } from 'vitest'
import { sanitise } from './sanitise.ts'
import { textToHtml } from './text-html.ts'

describe('HTML of a stranger', () => {
  it('loses script, frames, forms and handlers but not its words', () => {
    expect(sanitise('<p onclick="x()">Hi<script>evil()</script><button>there</button><input value=1></p>')).toBe(
      '<p>Hithere</p>',
    )
    expect(sanitise('<a href="java\nscript:alert(1)">go</a>')).toBe('<a>go</a>')
  })

  it('keeps pictures away until somebody asks for them', () => {
    expect(sanitise('<img src="https://track.example/p.gif" alt="logo">')).toBe(
      '<img alt="logo" data-outside-src="https://track.example/p.gif" />',
    )
    expect(sanitise('<img src="cid:a%40b">')).toBe('<img data-cid="a@b" />')
    expect(sanitise('<img src="data:image/svg+xml;base64,AAAA">')).toBe('<img />')
    expect(sanitise('<img src="data:image/png;base64,AAAA">')).toBe('<img src="data:image/png;base64,AAAA" />')
  })

  it('keeps harmless styles only', () => {
    expect(sanitise('<p style="background:#123">x</p>')).toBe('<p style="background-color:#123">x</p>')
    expect(sanitise('<p style="color:red;background:url(http://x.example);position:fixed;margin:0 auto">x</p>')).toBe(
      '<p style="color:red;margin:0 auto">x</p>',
    )
    expect(sanitise('<p style="width:expression(alert(1))">x</p>')).toBe('<p>x</p>')
  })

  it('does not let the sender write our own attributes', () => {
    expect(sanitise('<div data-folded="" data-quote="rest" data-cid="x">shown</div>')).toBe('<div>shown</div>')
  })

  it('gives links a new window and no referrer', () => {
    expect(sanitise('<a href="https://x.example/?a=1&b=2">x</a>')).toBe(
      '<a href="https://x.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    )
  })
})

describe('plain text for display', () => {
  it('makes paragraphs, line breaks and links, and escapes the rest', () => {
    expect(textToHtml('a <b>\nsee https://x.example/a?b=1.\n\nmail ann@x.example')).toBe(
      '<p>a &lt;b&gt;<br />\nsee <a href="https://x.example/a?b=1" target="_blank" rel="noopener noreferrer nofollow">https://x.example/a?b=1</a>.</p>\n' +
        '<p>mail <a href="mailto:ann@x.example" target="_blank" rel="noopener noreferrer nofollow">ann@x.example</a></p>',
    )
  })
})
