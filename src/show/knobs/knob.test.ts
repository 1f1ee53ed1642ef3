import { expect, it } from 'vitest';
import { knobLabel } from './knob.ts';

it.each([
  ['max_tokens', 'Max Tokens', 'Max Tokens'],
  ['tone', 'tone', 'Tone'],
  ['max_words', 'max_words', 'Max words'],
  ['max_words', ' ', 'Max words'],
])('the label of a knob on the field %s, shown as %j, is %s', (name, displayName, label) => {
  expect(knobLabel({ name, displayName })).toBe(label);
});
