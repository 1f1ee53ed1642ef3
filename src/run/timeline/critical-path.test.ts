import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComponentTime } from '../reduce/component-times.ts';
import { criticalPath, readyTimes } from './critical-path.ts';

function time(
  id: string,
  startMs: number,
  endMs: number | null,
  state: ComponentTime['state'] = 'done',
): ComponentTime {
  return { id, name: id, startMs, endMs, state, firstTextMs: null, tokens: null, cost: null, model: null, error: null };
}

describe('criticalPath', () => {
  const diamond = [
    ['in', 'fast'],
    ['in', 'slow'],
    ['fast', 'join'],
    ['slow', 'join'],
  ] as const;

  it('contains the branch that ended last', () => {
    const times = [time('in', 0, 10), time('fast', 10, 20), time('slow', 10, 90), time('join', 90, 95)];
    expect(criticalPath(times, diamond)).toEqual(['in', 'slow', 'join']);
  });

  it('contains what a component waited for that it is not connected to, as in the layers of a Langflow', () => {
    const branches = [
      ['in', 'fast'],
      ['in', 'slow'],
      ['fast', 'first'],
      ['slow', 'second'],
    ] as const;
    const times = [time('in', 0, 10), time('fast', 10, 60), time('slow', 10, 800), time('second', 801, 805)];
    expect(criticalPath([...times, time('first', 801, 810)], branches)).toEqual(['in', 'slow', 'first']);
    expect(criticalPath([...times, time('first', 61, 810)], branches)).toEqual(['in', 'fast', 'first']);
  });

  it('ends with the last component to end, also on a side branch', () => {
    const times = [time('in', 0, 10), time('fast', 10, 20), time('slow', 10, 200), time('join', 20, 25)];
    expect(criticalPath(times, diamond)).toEqual(['in', 'slow']);
  });

  it('skips components that were skipped or did not end, and includes one that failed', () => {
    const times = [
      time('in', 0, 10),
      time('fast', 10, 10, 'skipped'),
      time('slow', 10, 60, 'failed'),
      time('join', 60, null, 'stopped'),
    ];
    expect(criticalPath(times, diamond)).toEqual(['in', 'slow']);
  });

  it('continues through components without times', () => {
    const connections = [
      ['a', 'unseen'],
      ['unseen', 'b'],
    ] as const;
    expect(criticalPath([time('a', 0, 10), time('b', 10, 20)], connections)).toEqual(['a', 'b']);
  });

  it('is empty while nothing has ended, and one component without connections', () => {
    expect(criticalPath([time('a', 0, null, 'running')], [])).toEqual([]);
    expect(criticalPath([time('a', 0, 10), time('b', 0, 20)], [])).toEqual(['b']);
  });

  it('terminates for any flow, also with cycles, and each component feeds the next or ended before it started', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const id = fc.constantFrom(...ids);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(id, id), { maxLength: 12 }),
        fc.array(fc.tuple(fc.nat({ max: 100 }), fc.nat({ max: 100 })), { minLength: 5, maxLength: 5 }),
        (connections, spans) => {
          const times = ids.map((name, index) => {
            const [start, length] = spans[index] ?? [0, 0];
            return time(name, start, start + length);
          });
          const path = criticalPath(times, connections);
          expect(new Set(path).size).toBe(path.length);
          const last = Math.max(...times.map(({ endMs }) => endMs ?? 0));
          expect(times.find(({ id: own }) => own === path.at(-1))?.endMs).toBe(last);
          const spanOf = (name?: string) => times.find(({ id: own }) => own === name);
          for (const [index, target] of path.slice(1).entries()) {
            const isFed = connections.some(([from, to]) => from === path[index] && to === target);
            const gap = (spanOf(target)?.startMs ?? 0) - (spanOf(path[index])?.endMs ?? 0);
            expect(isFed || gap >= 0).toBe(true);
          }
        },
      ),
    );
  });
});

describe('readyTimes', () => {
  it('are the times when the last input of a component had ended', () => {
    const times = [time('a', 0, 10), time('b', 0, 40), time('c', 45, 50)];
    const connections = [
      ['a', 'c'],
      ['b', 'c'],
    ] as const;
    expect(readyTimes(times, connections)).toEqual(new Map([['c', 40]]));
  });
});
