import { describe, expect, it } from 'vitest';
import type { InsideComponent } from '../inside/inside-input.ts';
import { insideInput } from '../inside/inside-input.ts';
import type { Run } from '../model/run.ts';
import { runOf } from '../testing/run-of.ts';
import { timedRun } from '../testing/timed-run.ts';
import { componentNotices, cutsOf } from './component-notices.ts';
import { componentStream, textSoFar } from './component-stream.ts';

const model = (run: Run) => insideInput(run, 0, 0).components.find(({ id }) => id === 'Model-m1');
const notices = (run: Run, changes: Partial<InsideComponent> = {}) => {
  const component = model(run);
  return (
    component &&
    componentNotices(run, 0, { ...component, ...changes }, 0).map(({ kind, text, error }) => [kind, text, error])
  );
};

describe('what is said of a component', () => {
  it('that failed: what was not run because of it, and its error', () => {
    const events = [
      [1, { event: 'input-start', at: 0, input: 0, inputs: {} }],
      [2, { event: 'component-start', at: 1, input: 0, component: 'Model-m1' }],
      [
        3,
        {
          event: 'component-error',
          at: 2,
          input: 0,
          component: 'Model-m1',
          display_name: 'Language Model',
          message: 'no such model',
        },
      ],
    ] as const;
    const run = { ...runOf({ events }), connections: [['Model-m1', 'ChatOutput-o1'] as [string, string]] };
    expect(notices(run)).toEqual([['failed', 'Chat Output was not run.', 'no such model']]);
  });

  it.each<[Partial<InsideComponent>, string]>([
    [{ absent: 'frozen' }, 'Frozen: the flow used an earlier result, so it did not run'],
    [{ absent: 'other branch' }, 'Not run: the router chose another branch'],
    [{ absent: 'not reached' }, 'Not reached'],
    [{ id: null }, 'Langflow’s trace does not say which of 2 components “Language Model” this is.'],
  ])('that did not run, or may be another: %j', (changes, text) => {
    expect(notices(timedRun(), changes)?.map(([, said]) => said)).toEqual([text]);
  });

  it('that failed at another time is nothing', () => {
    const time = { component: 'Model-m1', name: 'A', startMs: 0, endMs: 1, received: {}, calls: [], gave: {} };
    expect(notices(timedRun(), { times: [time, { ...time, error: 'no' }] })).toEqual([]);
    expect(notices(timedRun(), { times: [{ ...time, error: 'no' }, time] })).toEqual([['failed', '', 'no']]);
  });

  it('that ran well is nothing', () => {
    expect(notices(timedRun())).toEqual([]);
  });
});

it('finds the values of one time that were cut', () => {
  const run = timedRun();
  const time = { component: 'a', name: 'A', startMs: 0, endMs: 1, received: {}, calls: [], gave: {} };
  const cut = [
    { path: ['components', 0, 'gave', 'text'], bytes: 9 },
    { path: ['components', 1, 'gave', 'text'], bytes: 212_000 },
  ];
  const values = { source: 'engine' as const, components: [{ ...time }, time], cut };
  const kept = { ...run, inputs: run.inputs.map((input) => ({ ...input, values })) };
  expect([...cutsOf(kept, 0, time)]).toEqual([['gave\ntext', 212_000]]);
});

describe('the text of a component', () => {
  it('has its kind and its figures', () => {
    expect(componentStream(timedRun(), 0, 'Model-m1')).toMatchObject({
      ...{
        kind: 'Tokens',
        span: '5 chunks over 400 ms',
        sentence: 'Tokens: the text came as it was written, in 5 chunks.',
      },
      figures: ['first token 100 ms', 'median gap 100 ms, longest 100 ms', 'last 500 ms'],
    });
    expect(componentStream(timedRun(), 0, 'ChatInput-q1')).toBeNull();
  });

  it('that came in one piece was held back', () => {
    const run = timedRun();
    const first = run.events.findIndex(({ event }) => event.event === 'text-delta');
    const events = run.events.filter(({ event }, at) => event.event !== 'text-delta' || at === first);
    expect(componentStream({ ...run, events }, 0, 'Model-m1')).toMatchObject({
      ...{ kind: 'Held back', sentence: 'Held back: the text came in 1 chunk, 100 ms after the start.' },
    });
  });

  it('is read while it grows', () => {
    expect(textSoFar(timedRun(), 0, 'Model-m1')).toBe('word '.repeat(5));
  });
});
