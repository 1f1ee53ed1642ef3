import { describe, expect, it } from 'vitest';
import type { RunEvent } from '#contract/run-event.ts';
import { componentStates } from './component-states.ts';

const at = 0;
const received = (...events: RunEvent[]) => events.map((event) => ({ receivedAt: 0, event }));

describe('componentStates', () => {
  it('follows each component of one input from its start to its end', () => {
    const events = received(
      { event: 'run-start', at, inputs: 2 },
      { event: 'component-start', at, input: 0, component: 'a' },
      { event: 'component-end', at, input: 0, component: 'a' },
      { event: 'component-start', at, input: 0, component: 'b' },
      { event: 'component-skip', at, input: 0, component: 'c', reason: 'Its branch was not taken' },
      { event: 'component-start', at, input: 1, component: 'd' },
      { event: 'component-error', at, input: 0, component: 'e', display_name: 'E', message: 'x' },
    );
    expect([...componentStates(events, 0)]).toEqual([
      ['a', 'done'],
      ['b', 'running'],
      ['c', 'skipped'],
      ['e', 'failed'],
    ]);
    expect([...componentStates(events, 1)]).toEqual([['d', 'running']]);
  });
});
