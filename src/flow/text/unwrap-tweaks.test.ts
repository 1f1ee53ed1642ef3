import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexFlow } from '../index/index-flow.ts';
import { arbitraryFlow, arbitraryTweaks } from '../testing/arbitrary-flow.ts';
import { commentsIn, handwrittenJson } from '../testing/handwritten-json.ts';
import { exportFromOutline, parseOutline } from '../testing/outline-flow.ts';
import { fieldTweaksOf } from '../tweaks/field-tweaks.ts';
import { tweakRulesFor } from '../tweaks/tweak-rules.ts';
import { parseTweaksText } from './tweaks-text.ts';
import { unwrapTweaks } from './unwrap-tweaks.ts';

const rules = tweakRulesFor({ version: '1.13.0' });
const old = tweakRulesFor({ version: '0.7.3' });

const index = indexFlow(
  exportFromOutline(
    parseOutline({
      id: 'f',
      name: 'F',
      nodes: [
        {
          id: 'Prompt-a',
          type: 'Prompt',
          display_name: 'Prompt',
          outputs: [],
          fields: {
            tone: { type: 'str', value: '', show: true },
            count: { type: 'int', value: 1, show: true },
            map: { type: 'dict', value: {}, show: true },
            tree: { type: 'NestedDict', value: {}, show: true },
            key: { type: 'str', value: 'KEY', show: true, load_from_db: true },
          },
        },
      ],
      edges: [],
    }),
  ),
);

describe('wrapped values', () => {
  it.each([
    ['{ "Prompt-a": { "tone": { "value": "dry" } } }', '{ "Prompt-a": { "tone": "dry" } }', 1],
    [
      '{ "Prompt": { "count": {"value": /* few */ 3}, "tone": "x" } }',
      '{ "Prompt": { "count": /* few */ 3, "tone": "x" } }',
      1,
    ],
    ['{\n  "tone": { // why\n    "value": "dry", // how\n  }\n}', '{\n  "tone": // why\n    // how\n    "dry"\n}', 1],
    ['// all\n{ /* a */ "tweaks": { "tone": "x" } // b\n}\n', '// all\n/* a */\n{ "tone": "x" }\n// b\n', 1],
    ['{ "Prompt": { "tone": { "value": "v", "load_from_db": false } } }', '{ "Prompt": { "tone": "v" } }', 1],
    ['{ "Prompt": { "map": { "value": { "a": 1 } } } }', '{ "Prompt": { "map": { "a": 1 } } }', 1],
    ['{ "tone": { "value": "dry" }, "count": { "value": 2 } }', '{ "tone": "dry", "count": 2 }', 2],
    ['{\n  "tweaks": {\n    "tone": { "value": "dry" }\n  }\n}', '{\n  "tone": "dry"\n}', 2],
  ])('%j become %j', (text, expected, count) => {
    expect(unwrapTweaks(text, index, rules)).toEqual({ text: expected, count });
  });

  it.each([
    ['a variable', '{ "Prompt": { "tone": { "value": "NAME", "load_from_db": true } } }'],
    ['a wrapper that changes the field', '{ "Prompt": { "tone": { "value": "x", "show": false } } }'],
    ['the value of a nested object', '{ "Prompt": { "tree": { "value": 1 } } }'],
    ['an unknown field', '{ "Prompt": { "nope": { "value": 1 } }, "Nope": { "value": 1 } }'],
    ['broken text', '{ "Prompt": { "tone": { "value": '],
  ])('stay for %s', (_name, text) => {
    expect(unwrapTweaks(text, index, rules)).toEqual({ text, count: 0 });
  });

  it('stay at the top level if the release refuses the bare value', () => {
    expect(unwrapTweaks('{ "count": { "value": 2 } }', index, old).count).toBe(0);
  });

  it('are removed only in the pasted range', () => {
    const text = '{ "Prompt": { "tone": { "value": "a" }, "count": { "value": 2 } } }';
    const at = text.indexOf('"count"');
    expect(unwrapTweaks(text, index, rules, { start: at, end: at + 1 }).text).toBe(
      '{ "Prompt": { "tone": { "value": "a" }, "count": 2 } }',
    );
  });

  it.each([
    ['"tone"', '{ "tweaks": { "tone": "a", "Prompt": { "count": { "value": 2 } } } }'],
    ['"count"', '{ "tweaks": { "tone": { "value": "a" }, "Prompt": { "count": 2 } } }'],
    ['"tweaks"', '{ "tone": { "value": "a" }, "Prompt": { "count": { "value": 2 } } }'],
  ])('are removed only at %s, also inside "tweaks"', (key, expected) => {
    const text = '{ "tweaks": { "tone": { "value": "a" }, "Prompt": { "count": { "value": 2 } } } }';
    const at = text.indexOf(key);
    expect(unwrapTweaks(text, index, rules, { start: at, end: at + 1 })).toEqual({ text: expected, count: 1 });
  });

  it('have the same effect without their wrapper in any flow', () => {
    fc.assert(
      fc.property(arbitraryFlow, handwrittenJson(arbitraryTweaks), (flow, { text }) => {
        const random = indexFlow(flow);
        const saying = (written: string) =>
          new Map(
            [...fieldTweaksOf(random, parseTweaksText(written).tweaks ?? {}, rules)].map(
              ([field, { value, isVariable }]) => [field, { value, isVariable }] as const,
            ),
          );
        const unwrapped = unwrapTweaks(text, random, rules).text;
        expect(commentsIn(unwrapped)).toBe(commentsIn(text));
        const after = saying(unwrapped);
        for (const [field, said] of saying(text)) {
          // An unwrapped bare key counts for its field, and only for that one.
          if (!parseTweaksText(text).tweaks?.[field.name]) expect(after.get(field)).toEqual(said);
        }
      }),
      { numRuns: 300 },
    );
  });
});
