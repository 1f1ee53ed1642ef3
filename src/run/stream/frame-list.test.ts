import { describe, expect, it } from 'vitest';
import { recordedStreams } from '#contract/testing/recordings.ts';
import type { Run } from '../model/run.ts';
import type { RunUpdate } from '../model/run-update.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import { replayRecording } from '../testing/replay-recording.ts';
import { sampleRun } from '../testing/sample-run.ts';
import { createFrameList, filterFrames } from './frame-list.ts';
import { maskRun } from './mask-run.ts';
import { repliesOf } from './reply-frames.ts';

const never = () => false;
const timing = { sentAt: 0, headAt: 1, firstByteAt: 2 };
const token = (chunk: string) => `data: {"event":"text-delta","input":0,"component":"M","chunk":"${chunk}"}\n\n`;

function arrived(requestIndex: number, from: number, at: number, ...frames: string[]): RunUpdate {
  let end = from;
  const marks = frames.flatMap((frame) => {
    end += frame.length;
    return [at, end];
  });
  return { kind: 'arrived', requestIndex, text: frames.join(''), marks, frames: frames.length, timing };
}

function replyOf(run: Run): RunUpdate {
  const [{ body, frames } = { body: '', frames: { marks: [], total: 0 } }] = run.arriving ?? [];
  const headers: [string, string][] = [['content-type', 'text/event-stream']];
  return { kind: 'reply', reply: { requestIndex: 0, status: 200, headers, body, isCut: false, frames, timing } };
}

const raws = (run: Run, list = createFrameList()) => {
  list.extend(run, never);
  return list.frames.map(({ from, to, requestIndex }) =>
    repliesOf(run)
      .find((reply) => reply.requestIndex === requestIndex)
      ?.body.slice(from, to),
  );
};

describe('the frames of a run', () => {
  it('are those of the recording, with the same bytes and times', async () => {
    for (const recording of recordedStreams().filter(({ name }) =>
      /^(run-chat-[\d.]+$|run-two-m|v2-chat|v2-two)/.test(name),
    )) {
      const run = await replayRecording(recording);
      expect(raws(run).join('')).toBe(recording.frames.map(({ raw }) => raw).join(''));
      const list = createFrameList();
      list.extend(run, never);
      expect(list.frames.map(({ at }) => at)).toEqual(recording.frames.map(({ t_ms }) => t_ms));
      expect(list.frames.map(({ bytes }) => bytes)).toEqual(recording.frames.map(({ raw }) => Buffer.byteLength(raw)));
    }
  });

  it('grow as they arrive from several requests, in the order of arrival', () => {
    const list = createFrameList();
    const inputs = Array.from({ length: 2 }, () => ({ input_value: 'hi' }));
    const start = sampleRun({ request: { inputs, stream: true } });
    const [request] = start.plan.requests;
    const requests = request ? [0, 1].map((input) => ({ ...request, inputs: [input] })) : [];
    const run = reduceRun({ ...start, plan: { ...start.plan, requests } }, [
      arrived(0, 0, 10, token('a')),
      arrived(1, 0, 5, token('b')),
    ]);
    list.extend(run, never);
    const next = reduceRun(run, [arrived(0, token('a').length, 20, token('c'))]);
    expect(list.fits(next)).toBe(true);
    list.extend(next, never);
    expect(list.frames.map(({ at, input, component }) => [at, input, component])).toEqual([
      [5, 1, 'M'],
      [10, 0, 'M'],
      [20, 0, 'M'],
    ]);
    expect([...list.kinds]).toEqual([['text-delta', 3]]);
  });

  it('are read in several steps', () => {
    const list = createFrameList();
    const run = reduceRun(sampleRun(), [
      arrived(0, 0, 1, ...Array.from({ length: 500 }, (_, index) => token(`w${index}`))),
    ]);
    let calls = 1;
    while (!list.extend(run, () => true) && calls < 500) calls += 1;
    expect(calls).toBeGreaterThan(4);
    expect(list.frames).toHaveLength(500);
    expect(raws(run, list)).toHaveLength(500);
  });

  it('can be filtered by kind, component, input and raw text', async () => {
    const [recording] = recordedStreams().filter(({ name }) => name === 'run-chat-1.13.0');
    const run = recording ? await replayRecording(recording) : sampleRun();
    const list = createFrameList();
    list.extend(run, never);
    const pass = (changes: object) =>
      filterFrames(list.frames, run, { kind: null, component: null, input: null, text: '', ...changes });
    expect(pass({})).toBeNull();
    expect(pass({ kind: 'end' })).toEqual([11]);
    expect(pass({ text: 'YOU' })).toContain(3);
    expect(pass({ text: 'nowhere' })).toEqual([]);
    expect(pass({ input: 0 })).toHaveLength(12);
    expect(pass({ input: 1 })).toEqual([]);
    expect(pass({ component: 'EchoLLM-m1' })).toHaveLength(list.components.get('EchoLLM-m1') ?? 0);
    expect(pass({ component: 'EchoLLM-m1' })).not.toContain(11);
  });

  it('keep their boundaries when a secret in them is masked', () => {
    const frames = [token('a'), token('the key is sk-secret-123456, yes'), token('b sk-secret-123456')];
    const arriving = reduceRun(sampleRun(), [arrived(0, 0, 1, ...frames)]);
    const run = reduceRun(arriving, [replyOf(arriving), { kind: 'ended', at: 9 }]);
    const before = createFrameList();
    before.extend(run, never);
    const masked = maskRun(run, ['sk-secret-123456']);
    expect(before.fits(masked)).toBe(false);
    expect(raws(masked)).toEqual(frames.map((frame) => frame.replace('sk-secret-123456', '••••••••')));
    expect(JSON.stringify(masked)).not.toContain('sk-secret');
  });
});
