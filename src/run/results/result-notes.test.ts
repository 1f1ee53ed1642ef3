import { describe, expect, it } from 'vitest';
import { reachedComponents } from '#flow/request/reached-components.ts';
import { answeredRun, inputEnd, messageResult, outputReady, runOf } from '../testing/run-of.ts';
import { sampleIndex } from '../testing/sample-run.ts';
import { missingOutputs, repeatedAnswers } from './result-notes.ts';

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

  it('names what no component is called', () => {
    expect(missingOutputs(run, input, known)).toEqual([{ name: 'Nope', reason: 'unknown' }]);
  });

  it('does not claim to know a flow that it has not', () => {
    expect(missingOutputs(run, input, null)).toEqual([{ name: 'Nope', reason: 'not-returned' }]);
  });

  it('says nothing of an input that failed or still runs', () => {
    expect(missingOutputs(run, { ...input, status: 'failed' }, known)).toEqual([]);
    expect(missingOutputs(run, { ...input, status: 'running' }, known)).toEqual([]);
  });
});

describe('repeatedAnswers', () => {
  it('flags every later input with the answer of an earlier one', () => {
    const repeated = repeatedAnswers(answeredRun(['same', 'other', 'same']));
    expect([...repeated]).toEqual([[2, { first: 0, inputs: [0, 2], isSameMessage: false }]]);
  });

  it('knows the very same message', () => {
    const events = [0, 1].flatMap((input) => [
      [1, outputReady(input, messageResult('same', 'one-id'))] as const,
      [2, inputEnd(input)] as const,
    ]);
    const run = runOf({ request: { inputs: [{ input_value: 'a' }, { input_value: 'b' }], stream: false }, events });
    expect(repeatedAnswers(run).get(1)).toMatchObject({ isSameMessage: true });
  });

  it('finds it right that the same question gets the same answer', () => {
    const run = answeredRun(['same', 'same'], {
      request: { inputs: [{ input_value: 'q' }, { input_value: 'q' }], stream: true },
    });
    expect(repeatedAnswers(run).size).toBe(0);
  });

  it('leaves out of a group who asked the same as the first', () => {
    const inputs = ['q', 'q', 'other'].map((input_value) => ({ input_value }));
    const run = answeredRun(['same', 'same', 'same'], { request: { inputs, stream: true } });
    expect([...repeatedAnswers(run)]).toEqual([[2, { first: 0, inputs: [0, 2], isSameMessage: false }]]);
  });

  it('takes no answer for a repeated one that came with another file', () => {
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
