import { describe, expect, it } from 'vitest';
import { inputEnd, messageResult, outputReady, runOf, textDelta } from '../testing/run-of.ts';
import { timedRun } from '../testing/timed-run.ts';
import { createReplay } from './replay-run.ts';

describe('a replay', () => {
  it('shows the run at each moment, and at the end the run itself', () => {
    const run = timedRun();
    const { advance, endMs } = createReplay(run);
    expect(endMs).toBe(1130);
    expect(advance(0)).toMatchObject({ status: 'running', response: null, durationMs: null });
    const middle = advance(320);
    expect(middle.inputs[0]?.outputs[0]?.text).toBe('word word word ');
    expect(middle.inputs.map(({ status }) => status)).toEqual(['running', 'waiting']);
    const later = advance(700);
    expect(later.inputs.map(({ status }) => status)).toEqual(['done', 'running']);
    expect(later.inputs[0]).toEqual(run.inputs[0]);
    expect(advance(1130)).toBe(run);
  });

  it('plays joined text in its original chunks', () => {
    const joined = runOf();
    const event = textDelta(0, 'one two three');
    const run = {
      ...joined,
      events: [{ receivedAt: 100, event, pieces: [100, 4, 200, 4, 900, 5] }],
      inputs: joined.inputs.map((input) => ({ ...input, startedAt: 0, endedAt: 1000 })),
    };
    const { advance } = createReplay(run);
    const textAt = (ms: number) => advance(ms).inputs[0]?.outputs[0]?.text;
    expect([textAt(50), textAt(150), textAt(250), textAt(950)]).toEqual(['', 'one ', 'one two ', 'one two three']);
  });

  it('keeps a stopped run open until its stop, and fails a failed run at its failure', () => {
    const stopped = runOf({ events: [[100, textDelta(0, 'half')]], end: 'stopped', at: 500 });
    const replay = createReplay(stopped);
    expect(replay.advance(400)).toMatchObject({ status: 'running', inputs: [{ status: 'running' }] });
    expect(replay.advance(500).status).toBe('stopped');
    const error = { kind: 'unreachable', status: null, raw: '', requestIndex: 0, elapsedMs: 300 } as const;
    const failed = createReplay(runOf({ error, at: 300 }));
    expect(failed.advance(299).inputs[0]?.status).toBe('running');
    expect(failed.advance(300)).toMatchObject({ status: 'failed', error: { kind: 'unreachable' } });
  });

  it('answers at once if nothing was streamed', () => {
    const run = runOf({ events: [[800, outputReady(0, messageResult('all of it'))]], at: 800 });
    const { advance } = createReplay(run);
    expect(advance(700).inputs[0]?.outputs[0]?.result).toBeNull();
    expect(advance(800).inputs[0]?.outputs[0]?.result).not.toBeNull();
  });

  it('plays a stream frame by frame, and has the whole reply at its end', () => {
    const frames = { marks: [100, 4, 300, 8, 300, 12, 500, 15], total: 4 };
    const timing = { sentAt: 0, headAt: 50, firstByteAt: 90 };
    const reply = { requestIndex: 0, status: 200, headers: [], body: 'one two six end', isCut: false, frames, timing };
    const run = runOf({ events: [[300, inputEnd(0)]], replies: [reply], at: 900 });
    const { advance } = createReplay({ ...run, inputs: run.inputs.map((input) => ({ ...input, endedAt: 400 })) });
    expect(advance(99)).not.toHaveProperty('arriving');
    expect(advance(200).arriving).toEqual([
      { requestIndex: 0, body: 'one ', frames: { marks: [100, 4], total: 1 }, timing },
    ]);
    expect(advance(250).arriving?.[0]?.body).toBe('one ');
    expect(advance(350).arriving?.[0]).toMatchObject({ body: 'one two six ', frames: { total: 3 } });
    expect(advance(450)).toMatchObject({ replies: [], arriving: [{ body: 'one two six ' }] });
    const answered = advance(500);
    expect(answered.replies).toEqual([reply]);
    expect(answered).not.toHaveProperty('arriving');
  });

  it('shows the reply of each request at its arrival', () => {
    const run = runOf({ request: { inputs: [{ input_value: 'a' }] }, at: 900 });
    const reply = { requestIndex: 0, status: 200, headers: [], body: '{}', isCut: false };
    const { advance } = createReplay({
      ...run,
      replies: [reply],
      inputs: run.inputs.map((input) => ({ ...input, status: 'done', startedAt: 0, endedAt: 400 })),
    });
    expect(advance(399).replies).toEqual([]);
    expect(advance(400).replies).toEqual([reply]);
  });
});
