import { expect, it } from 'vitest';
import { answeredRun, runOf } from '../testing/run-of.ts';
import { countFrames, hasFrames } from './has-frames.ts';

const REPLY = { requestIndex: 0, status: 200, body: 'data: {}', isCut: false, frames: { marks: [5, 8], total: 1 } };
const replyAs = (type: string) => [{ ...REPLY, headers: [['content-type', type] as [string, string]] }];

it('a run has frames if it was streamed, or still may be', () => {
  const streamed = answeredRun(['fine'], { replies: replyAs('text/event-stream') });
  expect([hasFrames(streamed), countFrames(streamed)]).toEqual([true, 1]);
  expect(hasFrames(answeredRun(['fine'], { replies: replyAs('application/json') }))).toBe(false);
  expect(hasFrames(answeredRun(['fine']))).toBe(false);
  expect(hasFrames(runOf({ end: 'running' }))).toBe(true);
  const request = { inputs: [{ input_value: 'hi' }], stream: false };
  expect(hasFrames(runOf({ request, end: 'running' }))).toBe(false);
});
