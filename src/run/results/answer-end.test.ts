import { describe, expect, it } from 'vitest';
import type { Run } from '../model/run.ts';
import { countReads } from '../testing/count-reads.ts';
import { timedRun } from '../testing/timed-run.ts';
import { answerEnds, cutSentence } from './answer-end.ts';

const COMPONENTS = [
  { id: 'Model-m1', displayName: 'Language Model' },
  { id: 'ChatOutput-o1', displayName: 'Chat Output' },
];

/** The run, in which a component says more at its end. */
function runWith(component: string, more: { model?: string; cut_at?: number | null }): Run {
  const run = timedRun({ components: COMPONENTS });
  const events = run.events.map((received) => {
    const { event } = received;
    const isIt = event.event === 'component-end' && event.component === component;
    return isIt ? { ...received, event: { ...event, ...more } } : received;
  });
  return { ...run, events };
}

function endOf(run: Run) {
  const [input] = run.inputs;
  const [output] = input?.outputs ?? [];
  if (!input || !output) throw new Error('The run has no answer');
  return answerEnds(run)(input, output);
}

describe('answerEnds', () => {
  it('names the model that answered, and the limit that ended it', () => {
    expect(endOf(runWith('Model-m1', { model: 'smollm2', cut_at: 24 }))).toEqual({
      writer: 'Model-m1',
      model: 'smollm2',
      cut: 'Ended at the limit of 24 tokens',
    });
  });

  it('is written by the output itself if the server names a component that the flow does not have', () => {
    const components = COMPONENTS.filter(({ id }) => id !== 'Model-m1');
    expect(endOf({ ...timedRun(), components }).writer).toBe('ChatOutput-o1');
  });

  it('names a component whose text another one passed on', () => {
    const run = runWith('ChatInput-q1', { cut_at: null });
    const components = [...COMPONENTS, { id: 'ChatInput-q1', displayName: 'First Model' }];
    expect(endOf({ ...run, components }).cut).toBe("First Model: ended at the model's own limit of tokens");
  });

  it('follows the connections once for all answers of a run', () => {
    const run = runWith('Model-m1', { cut_at: 24 });
    const { list, reads } = countReads(run.connections ?? []);
    const [input] = run.inputs;
    const [output] = input?.outputs ?? [];
    if (!input || !output) throw new Error('The run has no answer');
    const endOf = answerEnds({ ...run, connections: list });
    const cuts = Array.from({ length: 20 }, () => endOf(input, output).cut);
    expect(new Set(cuts)).toEqual(new Set(['Ended at the limit of 24 tokens']));
    expect(reads()).toBe(list.length);
  });

  it('says nothing that the server does not', () => {
    expect(endOf(timedRun())).toEqual({ writer: 'Model-m1', model: '', cut: '' });
    expect(cutSentence(1)).toBe('Ended at the limit of 1 token');
  });
});
