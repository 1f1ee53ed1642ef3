import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleDraft } from '#run/testing/sample-run.ts';
import { parseShareHash, toShareHash } from './share-link.ts';

const KNOBS = [{ component: 'Model-m1', field: 'temperature', label: 'Wärme' }];

function inputFor(components: string[]) {
  return { id: '1', value: 'x', components, type: 'any' as const };
}

describe('a shared request', () => {
  it('is the same after encoding and decoding, whatever was typed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }),
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('mine' as const, 'none' as const, 'keep' as const),
        fc.boolean(),
        (values, tweaksText, inputsMode, stream) => {
          const draft = sampleDraft({
            inputs: values.map((value, at) => ({ id: String(at), value, components: [value], type: 'text' as const })),
            outputs: [...new Set(values)],
            tweaksText,
            inputsMode,
            stream,
          });
          const shared = parseShareHash(toShareHash({ flowId: 'flow-1', draft, knobs: KNOBS }));
          const withoutKeys = {
            ...shared.draft,
            inputs: shared.draft.inputs.map((input, at) => ({ ...input, id: String(at) })),
          };
          expect({ ...shared, draft: withoutKeys }).toEqual({ flowId: 'flow-1', draft, knobs: KNOBS });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('has no character that needs escaping in a URL', () => {
    const hash = toShareHash({ flowId: 'flow-1', draft: sampleDraft({ tweaksText: 'é'.repeat(500) }), knobs: [] });
    expect(hash).toMatch(/^#request=1\.[\w-]+$/);
  });

  it.each(['#request=2.abc', '#request=', '#request=1.', '#request=1.%%%', '#request=1.AAAA'])(
    'refuses %s with a plain sentence',
    (hash) => {
      expect(() => parseShareHash(hash)).toThrow(/^This link /);
    },
  );

  it('distinguishes a link of another version from a damaged one', () => {
    expect(() => parseShareHash('#request=2.abc')).toThrow('another version');
  });

  it.each([
    ['names', { outputs: Array.from({ length: 1_001 }, (_, at) => `n${at}`) }, '1,001 names in one list'],
    ['names of an input', { inputs: [inputFor(Array.from({ length: 1_001 }, (_, at) => `n${at}`))] }, '1,001 names'],
    ['characters in a name', { outputs: ['n'.repeat(301)] }, '301 characters in one name'],
  ])('is damaged if it has more %s than the form takes', (_what, part, reason) => {
    const hash = toShareHash({ flowId: 'flow-1', draft: sampleDraft(part), knobs: [] });
    expect(() => parseShareHash(hash)).toThrow(`This link is damaged: it has ${reason}`);
  });

  it('is damaged if the id of its flow is longer than 300 characters', () => {
    const hash = (length: number) => toShareHash({ flowId: 'f'.repeat(length), draft: sampleDraft(), knobs: [] });
    expect(() => parseShareHash(hash(301))).toThrow('This link is damaged');
    expect(parseShareHash(hash(300)).flowId).toHaveLength(300);
  });

  it('has each name once, and no more knobs than fit on a screen', () => {
    const draft = sampleDraft({ outputs: Array.from({ length: 60_000 }, () => 'Chat Output') });
    const knobs = Array.from({ length: 101 }, (_, at) => ({ component: 'a', field: `f${at}`, label: 'A' }));
    const shared = parseShareHash(toShareHash({ flowId: 'flow-1', draft, knobs }));
    expect([shared.draft.outputs, shared.knobs]).toEqual([['Chat Output'], knobs.slice(0, 100)]);
  });

  it('rejects a text that is too large after decompression', () => {
    const hash = toShareHash({
      flowId: 'flow-1',
      draft: sampleDraft({ tweaksText: ' '.repeat(6_000_000) }),
      knobs: [],
    });
    expect(hash.length).toBeLessThan(20_000);
    expect(() => parseShareHash(hash)).toThrow('This link is damaged');
  });
});
