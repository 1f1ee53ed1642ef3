import { describe, expect, it } from 'vitest';
import type { Run, RunInputResult, RunOutput } from '../model/run.ts';
import { answeredRun } from '../testing/run-of.ts';
import { exactResult, replyTo } from './exact-result.ts';

function parts(run: Run, at: number): [RunInputResult, RunOutput] {
  const input = run.inputs[at];
  const output = input?.outputs[0];
  if (!input || !output) throw new Error('no output');
  return [input, output];
}

function withReply(run: Run, body: string): Run {
  return { ...run, replies: [{ requestIndex: 0, status: 200, headers: [], body, isCut: false }] };
}

function exactIn(run: Run, at: number) {
  const [input, output] = parts(run, at);
  return exactResult(run.plan, replyTo(run, input), input, output);
}

describe('exactResult', () => {
  const run = answeredRun(['one', 'two'], {
    request: { inputs: [{ input_value: 'a' }, { input_value: 'b' }], stream: false },
  });

  it('extracts the result verbatim from the reply', () => {
    const body = JSON.stringify(run.response).replaceAll(':', ' :  ');
    const exact = exactIn(withReply(run, body), 1);
    expect(exact?.isVerbatim).toBe(true);
    expect(exact?.text).toContain('"text" :  "two"');
    expect(body).toContain(exact?.text ?? 'nothing');
  });

  it.each([
    'data: {"event": "run-start"}\n\n',
    '{"outputs": []}',
    JSON.stringify({ outputs: [{ outputs: [{}] }, { outputs: [{}] }] }),
  ])('serialises the result if the reply %j does not contain it', (body) => {
    const exact = exactIn(withReply(run, body), 1);
    expect(exact?.isVerbatim).toBe(false);
    expect(JSON.parse(exact?.text ?? '')).toEqual(parts(run, 1)[1].result);
  });

  it('is null without an answer', () => {
    const [input, output] = parts(run, 0);
    expect(exactResult(run.plan, replyTo(run, input), input, { ...output, result: null })).toBeNull();
  });
});
