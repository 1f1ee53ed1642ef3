import { expect, it } from 'vitest';
import type { Tweaks } from '#contract/run-request.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { smallFlow } from '#flow/testing/small-flow.ts';
import { tweakRulesFor } from '#flow/tweaks/tweak-rules.ts';
import { idleNote, idleSentences, withIdleNote } from './idle-note.ts';

const RULES = tweakRulesFor({ version: '' });
const tone = { id: 'Prompt-1', name: 'Tone Prompt', fields: { tone: 'plain', words: 'few' } };
const source = { id: 'Source-1', fields: { tone: 'plain' } };
const fed = { id: 'Fed-1', fields: { text: 'own' } };
const index = indexFlow(smallFlow([tone, source, fed], ['Source-1 -> Fed-1.text']));

it.each<[Tweaks, string | null]>([
  [{}, null],
  [{ 'Tone Prompt': { tone: 'formal' } }, null],
  [{ 'Tone Prompt': { tone: null } }, null],
  [{ 'Tone Prompt': { tone: 'formal' }, 'Tone Promt': { tone: 'formal' } }, null],
  [
    { 'Tone Promt': { tone: 'formal' } },
    'its only tweak was ignored, so this is the original flow. Did you mean Tone Prompt?',
  ],
  [{ zzz: { tone: 'formal' }, 'Prompt-1': { qqq: 1 } }, 'all 2 tweaks were ignored, so this is the original flow.'],
  [{ 'Tone Prompt': { tone: 12 } }, 'its only tweak was ignored, overridden, reset a field or may not count.'],
  [{ 'Fed-1': { text: 'new' } }, 'its only tweak was overridden, so this is the original flow.'],
  [{ 'Fed-1': { text: 'new', qqq: 1 } }, 'all 2 tweaks were ignored or overridden, so this is the original flow.'],
  // A bare key that reaches two components is one tweak.
  [{ tone: 12.5 }, 'its only tweak was ignored, overridden, reset a field or may not count.'],
])('idleNote says of %j: %s', (tweaks, words) => {
  expect(idleNote(index, RULES, tweaks)).toBe(words);
});

it('idleNote uses what the tweaks did in a cell, if that is known: the flow may have changed since', () => {
  const renamed = { 'Tone Promt': { tone: 'formal' } };
  const did = (state: 'applied' | 'ignored') => [
    { path: ['Tone Promt', 'tone'], component: null, field: 'tone', state },
    { path: ['Case', 'x'], component: null, field: 'x', state: 'applied' as const },
  ];
  expect(idleNote(index, RULES, renamed, did('applied'))).toBeNull();
  const lost = 'its only tweak was ignored, so this is the original flow.';
  expect(idleNote(null, RULES, renamed, did('ignored'))).toBe(lost);
  expect(idleNote(index, RULES, { 'Tone Prompt': { tone: 'formal' } }, [])).toBeNull();
  expect(idleNote(null, RULES, renamed)).toBeNull();
});

it('the sentence is stored with the variant, and shown for those that have it', () => {
  const variant = { letter: 'A', name: 'Formal', tweaks: { 'Tone Promt': { tone: 'formal' } } };
  const idle = withIdleNote(variant, index, RULES);
  expect(idleSentences([idle, { name: 'Plain' }])).toEqual([`Formal: ${idle.idle}`]);
  expect(withIdleNote({ ...idle, tweaks: {} }, index, RULES)).toEqual({ ...variant, tweaks: {} });
});
