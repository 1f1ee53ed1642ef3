import { describe, expect, it } from 'vitest';
import type { ComponentCall, ComponentValues, InputValues } from '../component-values.ts';
import { valueAt } from '../json.ts';
import { cutRunValues, KEPT_VALUES } from './cut-run-values.ts';

const component = (parts: Partial<ComponentValues> = {}): ComponentValues => ({
  ...{ component: 'a', name: 'A', startMs: 0, endMs: 1, received: null, calls: [], gave: null },
  ...parts,
});
const call = (parts: Partial<ComponentCall> = {}): ComponentCall => ({
  ...{ id: '1', kind: 'model', name: 'demo', startMs: 0, endMs: 1 },
  ...parts,
});
const runOf = (...inputs: (InputValues | undefined)[]) => ({
  inputs: inputs.map((values, index) => ({ index, ...(values && { values }) })),
});
const values = (...components: ComponentValues[]): InputValues => ({ source: 'engine', components });
const kept = (run: { inputs: readonly { values?: InputValues }[] }, input = 0): InputValues => {
  const found = cutRunValues(run).inputs[input]?.values;
  if (!found) throw new Error('The input has values');
  return found;
};
const at = (found: InputValues, path: (string | number)[]) => valueAt(JSON.parse(JSON.stringify(found)), path);
const bytesOf = (run: object) => new TextEncoder().encode(JSON.stringify(run)).length;

describe('what is kept of the values of a run', () => {
  it('is all of them if they are short', () => {
    const run = runOf(undefined, values(component({ received: { text: 'x'.repeat(KEPT_VALUES.ofValue) } })));
    expect(cutRunValues(run)).toBe(run);
  });

  it.each<[string, Partial<ComponentValues>, (string | number)[]]>([
    ['a received text', { received: { text: 'x'.repeat(60_000) } }, ['received', 'text']],
    ['a given text', { gave: { text: 'x'.repeat(60_000) } }, ['gave', 'text']],
    ['an error', { error: 'x'.repeat(60_000) }, ['error']],
    [
      'a message of a model',
      { calls: [call({ messages: [{ role: 'user', text: 'x'.repeat(60_000) }] })] },
      ['calls', 0, 'messages', 0, 'text'],
    ],
    [
      'an answer of a model',
      { calls: [call({ answer: { role: 'assistant', text: 'x'.repeat(60_000) } })] },
      ['calls', 0, 'answer', 'text'],
    ],
    [
      'what a model asks of a tool',
      {
        calls: [
          call({ answer: { role: 'assistant', text: '', asks: [{ name: 't', arguments: 'x'.repeat(60_000) }] } }),
        ],
      },
      ['calls', 0, 'answer', 'asks', 0, 'arguments'],
    ],
    ['a setting', { calls: [call({ settings: { stop: 'x'.repeat(60_000) } })] }, ['calls', 0, 'settings', 'stop']],
    ['arguments', { calls: [call({ arguments: 'x'.repeat(60_000) })] }, ['calls', 0, 'arguments']],
    [
      'a result of a call inside a call',
      { calls: [call(), call({ calls: [call({ result: 'x'.repeat(60_000) })] })] },
      ['calls', 1, 'calls', 0, 'result'],
    ],
    ['an error of a call', { calls: [call({ error: 'x'.repeat(60_000) })] }, ['calls', 0, 'error']],
  ])('is the beginning of %s, with its size before', (_, parts, inComponent) => {
    const path = ['components', 1, ...inComponent];
    const found = kept(runOf(values(component(), component(parts))));
    expect(at(found, path)).toBe('x'.repeat(KEPT_VALUES.ofValue));
    expect(found.cut).toEqual([{ path, bytes: 60_000 }]);
  });

  it('is the first part of a table, in a valid form', () => {
    const rows = Array.from({ length: 5_000 }, (_, id) => ({ id, text: 'some text' }));
    const found = kept(runOf(values(component({ gave: { rows } }))));
    const first = found.components[0]?.gave?.rows;
    expect(Array.isArray(first) && first.slice(0, -1)).toEqual(
      rows.slice(0, Array.isArray(first) ? first.length - 1 : 0),
    );
    expect(found.cut).toEqual([{ path: ['components', 0, 'gave', 'rows'], bytes: bytesOf(rows) }]);
  });

  it('keeps the size that the engine said', () => {
    const cut = [{ path: ['components', 0, 'received', 'text'], bytes: 5_000_000 }];
    const text = 'x'.repeat(60_000);
    expect(kept(runOf({ ...values(component({ received: { text } })), cut })).cut).toEqual(cut);
    const short = runOf({ ...values(component({ received: { text: 'x' } })), cut });
    expect(cutRunValues(short)).toBe(short);
  });

  it('is 2 MB of all inputs, of long values equally much, and the same when it is cut again', () => {
    const received = () => ({ one: 'x'.repeat(40_000), two: 'y'.repeat(40_000), short: 'z'.repeat(900) });
    const run = runOf(...Array.from({ length: 40 }, () => values(component({ received: received() }))));
    const once = cutRunValues(run);
    expect(bytesOf(once)).toBeLessThanOrEqual(KEPT_VALUES.ofRun);
    expect(bytesOf(once)).toBeGreaterThan(0.95 * KEPT_VALUES.ofRun);
    const lengths = once.inputs.map((input) =>
      Object.values(input.values?.components[0]?.received ?? {}).map((text) => String(text).length),
    );
    expect(new Set(lengths.map(([one, two, short]) => [one === two, short].join()))).toEqual(new Set(['true,900']));
    expect(new Set(lengths.map(([one]) => one)).size).toBe(1);
    expect(cutRunValues(once)).toBe(once);
  });

  it('leaves out the last ones of more components, calls or names than have room, and says so', () => {
    const names = Object.fromEntries(Array.from({ length: 150_000 }, (_, index) => [`field${index}`, null]));
    const many = Array.from({ length: 15_000 }, (_, index) => call({ id: String(index), result: index }));
    for (const [parts, path] of [
      [[component({ received: names })], ['components', 0, 'received']],
      [[component({ calls: many })], ['components', 0, 'calls']],
      [many.map(() => component()), ['components']],
    ] as const) {
      const run = runOf(values(...parts));
      const once = cutRunValues(run);
      expect(bytesOf(once)).toBeLessThanOrEqual(KEPT_VALUES.ofRun);
      const found = once.inputs[0]?.values;
      expect(found?.cut?.map((entry) => entry.path)).toEqual([path]);
      const whole = at(values(...parts), [...path]);
      const first = found && at(found, [...path]);
      expect(Object.keys(first ?? {}).length).toBeGreaterThan(1_000);
      expect(Object.keys(first ?? {}).length).toBeLessThan(Object.keys(whole ?? {}).length);
      expect(cutRunValues(once)).toBe(once);
    }
  });
});
