import { describe, expect, it } from 'vitest';
import { answeredRun, messageResult, outputReady, recordedResult, runOf } from '#run/testing/run-of.ts';
import { timedRun } from '#run/testing/timed-run.ts';
import { cellFacts, findOutput } from './cell-facts.ts';

describe('the facts of a run', () => {
  const given = { question: 'q', expected: null };

  it('are figures, and the components that ran', () => {
    const run = timedRun();
    const output = findOutput(run, 'Chat Output');
    if (!output) throw new Error('There is no output');
    const facts = cellFacts(run, output, given, []);
    expect(facts).toMatchObject({ timeMs: 520, firstTextMs: 100, tokens: 31 });
    expect(facts.ran?.map(({ id }) => id)).toEqual(['ChatInput-q1', 'Model-m1', 'ChatOutput-o1']);
  });

  it('have no components if the server does not report them', () => {
    const run = answeredRun(['fine']);
    const output = findOutput(run, null);
    expect(output && cellFacts(run, output, given, []).ran).toBeNull();
  });

  it('name the tools that were called, each once', () => {
    const step = { type: 'tool_use', name: 'find_order', tool_input: {}, output: '2' };
    const message = { text: 'x', content_blocks: [{ title: 'Agent Steps', contents: [step] }] };
    const result = recordedResult('message-with-content-blocks');
    const run = runOf({
      events: [
        [1, { event: 'message-add', at: 1, input: 0, message }],
        [2, { event: 'message-add', at: 1, input: 0, message }],
        [3, outputReady(0, result)],
      ],
    });
    const output = findOutput(run, null);
    expect(output && cellFacts(run, output, given, []).tools).toEqual(['find_order', 'calc']);
  });

  it('come from the output that counts, by id or name', () => {
    const run = runOf({ events: [[1, outputReady(0, messageResult('fine'))]] });
    expect(findOutput(run, 'ChatOutput-o1')).toBe(findOutput(run, 'Chat Output'));
    expect(findOutput(run, 'Nothing')).toBeUndefined();
  });
});
