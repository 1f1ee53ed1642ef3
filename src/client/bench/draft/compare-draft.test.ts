import { describe, expect, it } from 'vitest';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { sampleDraft } from '#run/testing/sample-run.ts';
import { compareDraft } from './compare-draft.ts';

const INPUT = { id: 'a', value: 'hi', components: [], type: 'any' } as const;

describe('compareDraft', () => {
  it.each([
    ['nothing', {}, { tweaks: false, request: false, names: [] }],
    [
      'white space and a comment in the tweaks',
      { tweaksText: '{\n // why\n "t" : 1,\n}' },
      { tweaks: false, request: false, names: [] },
    ],
    ['a tweak', { tweaksText: '{"t": 2}' }, { tweaks: true, request: false, names: ['t'] }],
    ['broken tweaks', { tweaksText: '{"t": ' }, { tweaks: true, request: false, names: ['tweaks'] }],
    [
      'an input',
      { inputs: [{ ...INPUT, value: 'ho', components: [] }] },
      { tweaks: false, request: true, names: ['Input 1'] },
    ],
    [
      'the key of a card',
      { inputs: [{ ...INPUT, id: 'b', components: [] }] },
      { tweaks: false, request: false, names: [] },
    ],
    ['the session', { sessionId: 's' }, { tweaks: false, request: true, names: ['Session ID'] }],
    ['the stream', { stream: false }, { tweaks: false, request: true, names: ['Stream'] }],
  ])('sees a change of %s', (_, changes, expected) => {
    const before = sampleDraft({ tweaksText: '{"t": 1}' });
    expect(compareDraft(before, { ...before, ...changes })).toEqual(expected);
  });

  it('ignores inputs that the mode hides', () => {
    const before = sampleDraft({ inputsMode: 'keep' });
    expect(compareDraft(before, { ...before, inputs: [] }).request).toBe(false);
  });

  it('treats only a masked secret as unchanged', () => {
    const before = sampleDraft({ tweaksText: `{"M": {"api_key": "${SECRET_MASK}", "t": 1}}` });
    const now = (tweaksText: string) => compareDraft(before, { ...before, tweaksText }).tweaks;
    expect(now('{"M": {"api_key": "sk-real", "t": 1}}')).toBe(false);
    expect(now('{"M": {"api_key": "sk-real", "t": 2}}')).toBe(true);
    expect(now('{"M": {"t": 1}}')).toBe(true);
  });
});
