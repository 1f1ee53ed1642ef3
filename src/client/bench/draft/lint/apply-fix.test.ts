import { describe, expect, it } from 'vitest';
import type { DiagnosticFix } from '#flow/lint/diagnostic.ts';
import { recordedIndex } from '#flow/testing/recorded-index.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { DEFAULT_CHOICES } from '#run/model/request-plan.ts';
import { sampleDraft } from '#run/testing/sample-run.ts';
import type { DraftChange } from '../../../draft/storage/amend-draft.ts';
import { applyFix } from './apply-fix.ts';

const index = recordedIndex('two');
const topic = { id: 'a', value: 'dogs', components: ['Topik', 'Topic'], type: 'text' as const };
const audience = { id: 'b', value: 'vets', components: ['Audience'], type: 'any' as const };
const draft: RequestDraft = sampleDraft({
  inputs: [topic, audience],
  outputs: ['Chat Outpt', 'Zebra'],
  sessionId: 'mine',
  tweaksText: '{\n  // kept\n  "Topic": { "input_value": "x" }\n}',
});

describe('applyFix', () => {
  it.each<[DiagnosticFix, DraftChange]>([
    [
      { kind: 'rename-target', input: 0, from: 'Topik', to: 'Topic' },
      { inputs: [{ ...topic, components: ['Topic'] }, audience] },
    ],
    [{ kind: 'remove-target', input: 0, target: 'Topik' }, { inputs: [{ ...topic, components: ['Topic'] }, audience] }],
    [{ kind: 'any-type', input: 0 }, { inputs: [{ ...topic, type: 'any' }, audience] }],
    [{ kind: 'remove-input', input: 0 }, { inputs: [audience] }],
    [{ kind: 'send-separately' }, { choices: { ...DEFAULT_CHOICES, asOneRequest: false } }],
    [{ kind: 'keep-own-texts' }, { inputsMode: 'keep' }],
    [
      { kind: 'move-to-tweaks', input: 1, component: 'TextInput-t2', value: 'vets' },
      {
        inputs: [topic],
        tweaksText:
          '{\n  // kept\n  "Topic": { "input_value": "x" },\n  "TextInput-t2": {\n    "input_value": "vets"\n  }\n}',
      },
    ],
    [
      { kind: 'move-to-tweaks', input: 0, component: 'TextInput-t1', value: 'dogs' },
      { inputs: [audience], tweaksText: '{\n  // kept\n  "Topic": { "input_value": "dogs" }\n}' },
    ],
    [{ kind: 'rename-output', from: 'Chat Outpt', to: 'Chat Output' }, { outputs: ['Chat Output', 'Zebra'] }],
    [{ kind: 'remove-output', output: 'Zebra' }, { outputs: ['Chat Outpt'] }],
    [{ kind: 'remove-tweak', path: ['Topic', 'input_value'] }, { tweaksText: '{\n  // kept\n}' }],
    [{ kind: 'remove-session' }, { sessionId: '' }],
  ])('applies %o', (fix, expected) => {
    expect(applyFix(draft, index, fix)).toEqual(expected);
  });

  it('changes nothing if something would be lost', () => {
    const move: DiagnosticFix = { kind: 'move-to-tweaks', input: 1, component: 'TextInput-t2', value: 'vets' };
    expect(applyFix({ ...draft, tweaksText: '{ "a": ' }, index, move)).toEqual({});
    expect(applyFix({ ...draft, inputs: [topic] }, index, { kind: 'remove-input', input: 0 })).toEqual({});
  });
});
