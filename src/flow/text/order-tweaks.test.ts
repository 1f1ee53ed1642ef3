import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowIndex } from '../index/flow-index.ts';
import { indexFlow } from '../index/index-flow.ts';
import { arbitraryFlow, arbitraryTweaks } from '../testing/arbitrary-flow.ts';
import { commentsIn, handwrittenJson } from '../testing/handwritten-json.ts';
import { exportFromOutline, parseOutline } from '../testing/outline-flow.ts';
import { fieldTweaksOf } from '../tweaks/field-tweaks.ts';
import { tweakRulesFor } from '../tweaks/tweak-rules.ts';
import { orderTweaks, type TweakOrder } from './order-tweaks.ts';
import { parseTweaksText } from './tweaks-text.ts';

const rules = tweakRulesFor({ version: '1.13.0' });
const order = fc.constantFrom<TweakOrder>('component', 'name');

const said = (index: FlowIndex, text: string) =>
  [...fieldTweaksOf(index, parseTweaksText(text).tweaks ?? {}, rules)].map(
    ([field, { value }]) => [field, value] as const,
  );

describe('ordered tweaks', () => {
  it('have the same effect, keep each comment, and do not change the second time', () => {
    fc.assert(
      fc.property(arbitraryFlow, handwrittenJson(arbitraryTweaks), order, (flow, { text }, by) => {
        const index = indexFlow(flow);
        const next = orderTweaks(text, by, index);
        const after = parseTweaksText(next);
        expect(after.problems.filter(({ kind }) => kind !== 'reserved-key')).toEqual([]);
        expect(after.tweaks).toEqual(parseTweaksText(text).tweaks);
        expect(new Map(said(index, next))).toEqual(new Map(said(index, text)));
        expect(commentsIn(next)).toBe(commentsIn(text));
        const again = orderTweaks(next, by, index);
        expect(Object.keys(parseTweaksText(again).tweaks ?? {})).toEqual(Object.keys(after.tweaks ?? {}));
      }),
      { numRuns: 300 },
    );
  });

  const text = { type: 'str', value: '', show: true };
  const node = (id: string, display_name: string, fields: object) => ({
    id,
    type: 'T',
    display_name,
    outputs: [],
    fields,
  });
  const flow = indexFlow(
    exportFromOutline(
      parseOutline({
        id: 'f',
        name: 'F',
        nodes: [node('B-1', 'Zed', { y: text, x: text }), node('A-2', 'Any', {})],
        edges: [],
      }),
    ),
  );

  it.each([
    [
      'component',
      '{ "tone": 1, "A-2": {}, "B-1": { "x": 1, "y": 2 } }',
      '{ "B-1": { "y": 2, "x": 1 }, "A-2": {}, "tone": 1 }',
    ],
    [
      'name',
      '{ "tone": 1, "A-2": {}, "B-1": { "y": 1, "x": 2 } }',
      '{ "A-2": {}, "B-1": { "x": 2, "y": 1 }, "tone": 1 }',
    ],
    [
      'component',
      '{ // all\n  // about the tone\n  "tone": 1, // last\n  /* model */\n  "B-1": {} // first\n}',
      '{ // all\n  /* model */\n  "B-1": {}, // first\n  // about the tone\n  "tone": 1 // last\n}',
    ],
    ['name', '{\n  // head\n\n  "b": 1,\n  "a": 2,\n}', '{\n  // head\n\n  "a": 2,\n  "b": 1,\n}'],
    ['name', '{ "b": 1, // one\n "a": 2 }', '{ "a": 2,\n "b": 1 // one\n }'],
    ['name', '{ "b": "http://x", "a": 2 }', '{ "a": 2, "b": "http://x" }'],
    ['name', '{ "broken', '{ "broken'],
  ] as const)('by %s turn %j into %j', (by, before, expected) => {
    expect(orderTweaks(before, by, flow)).toBe(expected);
  });
});
