import { describe, expect, it } from 'vitest';
import type { InputValues } from '../component-values.ts';
import type { RunEvent } from '../run-event.ts';
import { foldComponentValues } from './fold-component-values.ts';

function fold(events: readonly RunEvent[], values?: InputValues): InputValues | undefined {
  return events.reduce<InputValues | undefined>((before, event) => foldComponentValues(before, event, 100), values);
}

const part = (component: string, at: number, parts: object): RunEvent => ({
  event: 'component-values',
  at,
  input: 0,
  component,
  ...parts,
});
const received = (component: string, at = 110, value = 1) =>
  part(component, at, { display_name: component.toUpperCase(), received: { value } });
const end = (component: string, at: number): RunEvent => ({ event: 'component-end', at, input: 0, component });
const call = { id: '1', kind: 'model', name: 'demo', startMs: 12, endMs: null } as const;

describe('the values of an input', () => {
  it('grow with each event, in the time since the input started', () => {
    const values = fold([
      received('a'),
      part('a', 112, { call: { ...call, messages: [{ role: 'user', text: 'hi' }] } }),
      part('a', 130, { call: { ...call, endMs: 30, answer: { role: 'assistant', text: 'yes' } } }),
      part('a', 131, { gave: { out: 'yes' } }),
      end('a', 132),
    ]);
    const messages = [{ role: 'user', text: 'hi' }];
    expect(values).toEqual({
      source: 'engine',
      components: [
        {
          component: 'a',
          name: 'A',
          startMs: 10,
          endMs: 32,
          received: { value: 1 },
          calls: [{ ...call, endMs: 30, messages, answer: { role: 'assistant', text: 'yes' } }],
          gave: { out: 'yes' },
        },
      ],
    });
  });

  it('say which component failed, and of what', () => {
    const failed = {
      event: 'component-error',
      at: 120,
      input: 0,
      component: 'a',
      display_name: 'A',
      message: 'no',
    } as const;
    expect(fold([received('a'), failed])?.components[0]).toMatchObject({ endMs: 20, error: 'no', gave: null });
  });

  it('have an entry for each time that a component ran', () => {
    const values = fold([received('a'), end('a', 115), received('a', 120, 2), part('a', 125, { gave: { out: 2 } })]);
    expect(values?.components).toMatchObject([
      { received: { value: 1 }, endMs: 15, gave: null },
      { received: { value: 2 }, endMs: null, gave: { out: 2 } },
    ]);
  });

  it('name where each was cut', () => {
    const values = fold([
      received('a'),
      part('b', 111, { received: { text: 'x' }, cut: [{ path: ['received', 'text'], bytes: 9 }] }),
      part('b', 112, { call: { ...call, id: '1' } }),
      part('b', 113, { call: { ...call, id: '2' }, cut: [{ path: ['call', 'messages', 0, 'text'], bytes: 8 }] }),
    ]);
    expect(values?.cut).toEqual([
      { path: ['components', 1, 'received', 'text'], bytes: 9 },
      { path: ['components', 1, 'calls', 1, 'messages', 0, 'text'], bytes: 8 },
    ]);
  });

  it('keep the identity of what an event does not change', () => {
    const before = fold([received('a'), received('b')]);
    const after = fold([part('b', 120, { gave: { out: 1 } })], before);
    expect(after?.components[0]).toBe(before?.components[0]);
    expect(after?.components[1]?.received).toBe(before?.components[1]?.received);
    expect(before?.components[1]?.gave).toBeNull();
    expect(fold([end('c', 121)], after)).toBe(after);
  });

  it('are not there without an event that has some', () => {
    expect(fold([end('a', 120), { event: 'input-end', at: 1, input: 0 }])).toBeUndefined();
  });
});
