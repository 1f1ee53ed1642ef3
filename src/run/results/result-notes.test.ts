import { describe, expect, it } from 'vitest';
import { reachedComponents } from '#flow/request/reached-components.ts';
import { countReads } from '../testing/count-reads.ts';
import { answeredRun, inputEnd, messageResult, outputReady, runOf } from '../testing/run-of.ts';
import { sampleIndex } from '../testing/sample-run.ts';
import { missingOutputs, noteSentences, repeatedAnswers } from './result-notes.ts';

const known = { index: sampleIndex, reached: reachedComponents(sampleIndex) };

describe('missingOutputs', () => {
  const run = runOf({
    request: { inputs: [{ input_value: 'hi' }], outputs: ['Chat Output', 'Nope'], stream: false },
    events: [
      [1, outputReady(0, messageResult('fine'))],
      [2, inputEnd(0)],
    ],
  });
  const [input] = run.inputs;
  if (!input) throw new Error('no input');

  it('reports names that no component has', () => {
    expect(missingOutputs(run, input, known)).toEqual([{ name: 'Nope', reason: 'unknown' }]);
  });

  it('does not report unknown names without a flow', () => {
    expect(missingOutputs(run, input, null)).toEqual([{ name: 'Nope', reason: 'not-returned' }]);
  });

  it('ignores an input that failed or is running', () => {
    expect(missingOutputs(run, { ...input, status: 'failed' }, known)).toEqual([]);
    expect(missingOutputs(run, { ...input, status: 'running' }, known)).toEqual([]);
  });
});

describe('repeatedAnswers', () => {
  it('flags every later input with the answer of an earlier one', () => {
    const repeated = repeatedAnswers(answeredRun(['same', 'other', 'same']));
    expect([...repeated]).toEqual([[2, { first: 0, inputs: [0, 2], isSameMessage: false }]]);
  });

  it('recognises the same message', () => {
    const events = [0, 1].flatMap((input) => [
      [1, outputReady(input, messageResult('same', 'one-id'))] as const,
      [2, inputEnd(input)] as const,
    ]);
    const run = runOf({ request: { inputs: [{ input_value: 'a' }, { input_value: 'b' }], stream: false }, events });
    expect(repeatedAnswers(run).get(1)).toMatchObject({ isSameMessage: true });
  });

  it('accepts the same answer to the same question', () => {
    const run = answeredRun(['same', 'same'], {
      request: { inputs: [{ input_value: 'q' }, { input_value: 'q' }], stream: true },
    });
    expect(repeatedAnswers(run).size).toBe(0);
  });

  it('leaves inputs with the same question as the first out of a group', () => {
    const inputs = ['q', 'q', 'other'].map((input_value) => ({ input_value }));
    const run = answeredRun(['same', 'same', 'same'], { request: { inputs, stream: true } });
    expect([...repeatedAnswers(run)]).toEqual([[2, { first: 0, inputs: [0, 2], isSameMessage: false }]]);
  });

  it('does not report an answer with another file as repeated', () => {
    const events = ['a.png', 'b.png'].flatMap((path, input) => [
      [1, outputReady(input, { ...messageResult('Here it is', path), messages: [{ files: [path] }] })] as const,
      [2, inputEnd(input)] as const,
    ]);
    const run = runOf({ request: { inputs: [{ input_value: 'a' }, { input_value: 'b' }], stream: false }, events });
    expect(repeatedAnswers(run).size).toBe(0);
  });

  it('does not compare inputs without an answer', () => {
    expect(repeatedAnswers(answeredRun(['', ''])).size).toBe(0);
  });
});

it('notes every input without reading the events of the others again', () => {
  const inputs = Array.from({ length: 50 }, (_, at) => ({ input_value: `q${at}` }));
  const run = answeredRun(
    inputs.map((_, at) => `a${at}`),
    { request: { inputs, stream: true } },
  );
  const { list, reads } = countReads(run.events);
  const counted = { ...run, events: list };
  for (const input of run.inputs) noteSentences(counted, input, { missing: [], repeated: null, isOthers: false });
  expect(reads()).toBeLessThan(4 * run.events.length);
});
