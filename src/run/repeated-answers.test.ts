import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { runResponseSchema } from '#contract/run-response.ts';
import { runAdvancedCases } from '#contract/testing/recordings.ts';
import { findRepeatedAnswers } from './repeated-answers.ts';
import type { Run } from './run.ts';
import { reduceRun } from './run-reducer.ts';
import { sampleRun } from './testing/sample-run.ts';
import { replyEvents } from './transports/reply-events.ts';

function runOf(reply: unknown, inputs: number): Run {
  const request = { inputs: Array.from({ length: inputs }, (_, place) => ({ input_value: `${place}` })) };
  const events = [...replyEvents(runResponseSchema.parse(reply))];
  return reduceRun(
    sampleRun({ request }),
    events.map((event) => ({ kind: 'event', received: { receivedAt: 1, event } })),
  );
}

function replyOf(...results: JsonObject[]) {
  return { session_id: 's', outputs: results.map((result) => ({ inputs: {}, outputs: [result] })) };
}

const message = (id: string) => ({
  component_id: 'ChatOutput-o1',
  results: { message: { text_key: 'text', data: { text: 'same', id } } },
});

describe('findRepeatedAnswers', () => {
  it.each(['two untargeted inputs', 'two targeted inputs', 'two untargeted inputs to a model'])(
    'notices what every Langflow does with "%s"',
    (name) => {
      const recorded = runAdvancedCases().find((candidate) => candidate.name === name);
      expect(findRepeatedAnswers(runOf(recorded?.body, 2))).toEqual([{ input: 1, sameAs: 0, proof: 'message' }]);
    },
  );

  it('takes equal words in messages of their own for two answers', () => {
    expect(findRepeatedAnswers(runOf(replyOf(message('m1'), message('m2')), 2))).toEqual([]);
  });

  it('notices results that are equal in every part', () => {
    const result = { component_id: 'Data-d1', results: { rows: [1, 2] } };
    expect(findRepeatedAnswers(runOf(replyOf(result, { ...result, results: { rows: [3] } }, result), 3))).toEqual([
      { input: 2, sameAs: 0, proof: 'equal' },
    ]);
  });

  it('finds nothing in inputs without an answer', () => {
    expect(findRepeatedAnswers(sampleRun({ request: { inputs: [{}, {}] } }))).toEqual([]);
  });
});
