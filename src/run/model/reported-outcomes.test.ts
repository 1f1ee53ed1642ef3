import { describe, expect, it } from 'vitest';
import type { TweakOutcome } from '#contract/run-event.ts';
import { recordedStreams } from '#contract/testing/recordings.ts';
import { replayRecording } from '../testing/replay-recording.ts';
import { messageResult, outputReady, runOf } from '../testing/run-of.ts';
import { knownOutcomes, reportedOutcomes } from './reported-outcomes.ts';

const frozen: TweakOutcome = {
  path: ['NowY-1', 'tag'],
  component: 'NowY-1',
  field: 'tag',
  state: 'may-not-count',
  before: 'one',
  after: 'tweak-X',
  frozen: 'NowY-1',
};
const other: TweakOutcome = { path: ['words'], component: 'Model-m1', field: 'words', state: 'applied', after: 3 };

async function recordedRun() {
  const recording = recordedStreams().find(({ name }) => name === 'v2-frozen-1.14.0.dev7');
  if (!recording) throw new Error('Not recorded');
  return replayRecording(recording);
}

function only<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new Error('No item');
  return item;
}

describe('what became of a tweak on a frozen component', () => {
  it('is that an earlier result answered, where the stream says so (recorded)', async () => {
    const run = await recordedRun();
    const input = only(run.inputs);
    expect(reportedOutcomes(run, input, [frozen, other])).toEqual([{ ...frozen, answeredEarlier: true }]);
    expect(knownOutcomes(run, input, [frozen, other])).toEqual([{ ...frozen, answeredEarlier: true }, other]);
  });

  it('is that it counted, where the component ran', async () => {
    const run = await recordedRun();
    const ran = { ...frozen, component: 'ChatInput-c1', frozen: 'ChatInput-c1' };
    const { frozen: _frozen, ...counted } = ran;
    expect(reportedOutcomes(run, only(run.inputs), [ran])).toEqual([{ ...counted, state: 'applied' }]);
    const reset = { ...ran, after: null };
    expect(reportedOutcomes(run, only(run.inputs), [reset])).toMatchObject([{ state: 'resets', after: null }]);
  });

  it('is in the result of run/advanced, if the component is one of its outputs', () => {
    const outcome = { ...frozen, frozen: 'ChatOutput-o1' };
    const outcomesOf = (used_frozen_result?: boolean) => {
      const result = { ...messageResult('x'), ...(used_frozen_result !== undefined && { used_frozen_result }) };
      const run = { ...runOf({ events: [[1, outputReady(0, result)]] }), predicted: [outcome] };
      return reportedOutcomes(run, only(run.inputs)).map(({ state, answeredEarlier }) => [state, answeredEarlier]);
    };
    expect(outcomesOf(true)).toEqual([['may-not-count', true]]);
    expect(outcomesOf(false)).toEqual([['applied', undefined]]);
    expect(outcomesOf()).toEqual([]);
  });

  it('stays what the server reported itself', async () => {
    const run = await recordedRun();
    const input = { ...only(run.inputs), outcomes: [{ ...frozen, state: 'applied' as const }] };
    expect(reportedOutcomes(run, input, [frozen])).toEqual(input.outcomes);
  });
});
