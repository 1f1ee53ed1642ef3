/** Texts that break a snippet with wrong quoting: every character that is special in some shell or language. */
import fc from 'fast-check';

export const NASTY_TEXTS = [
  `it's "quoted" \`date\` $HOME \${HOME} $(id) \\ \\n %PATH% %s !! #{x} ^ & | < > ; * ? ~`,
  'two\nlines\r\nand a tab\t.',
  "'",
  "''\"'\"'",
  '\\',
  "\\'",
  '$(touch /tmp/never) `touch /tmp/never`',
  'ünïcödé 日本語 🦉 \u2028 \u2029 \u00a0 \u200b \ufeff',
  '\u0000\u0001\u001b[31m\u007f\u0085',
  '{"json": ["inside", null]}',
  'JSON\nEOF\n\'\'\'\n"""\n*/ // # <!--',
  '',
];

const pieces = [
  "'",
  '"',
  '\\',
  '$',
  '`',
  '%',
  '!',
  '\n',
  '\r',
  ' ',
  '{',
  '}',
  '(',
  ')',
  '&',
  '^',
  'a',
  'é',
  '🦉',
  '\u2028',
];

/** Mostly dangerous characters, without lone surrogates, which cannot be sent. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...NASTY_TEXTS),
  fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 24 }),
);
