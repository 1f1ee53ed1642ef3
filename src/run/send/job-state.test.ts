import { expect, it } from 'vitest';
import { z } from 'zod';
import { readRecording } from '#contract/testing/recordings.ts';
import { isJobOver, readJobState } from './job-state.ts';

const recorded = z.object({ cases: z.array(z.object({ name: z.string(), status: z.number(), body: z.unknown() })) });
const { cases } = recorded.parse(readRecording('human-input.json'));

function answerOf(name: string): Response {
  const found = cases.find((one) => one.name === name);
  if (!found) throw new Error(`No case is called ${name}`);
  return Response.json(found.body, { status: found.status });
}
const read = (answer: () => Response) => {
  const connection = {
    kind: 'langflow' as const,
    baseUrl: 'http://langflow',
    apiKey: null,
    fetch: async () => answer(),
  };
  return readJobState(connection, 'j', AbortSignal.timeout(5_000));
};

it.each([
  ['status: asking', { kind: 'there', status: 'suspended' }],
  ['status: completed', { kind: 'there', status: 'completed' }],
  ['status: cancelled', { kind: 'there', status: 'cancelled' }],
  ['status: failed', { kind: 'there', status: 'failed' }],
  ['status: unknown job', { kind: 'gone' }],
])('the state of a job is read from %s', async (name, state) => {
  expect(await read(() => answerOf(name))).toEqual(state);
});

it.each([
  [204, 'gone'],
  [401, 'refused'],
  [403, 'refused'],
  // Of the relay, of a proxy, of a server that is busy or starts: nothing is known about the job.
  [429, 'unknown'],
  [500, 'unknown'],
  [502, 'unknown'],
  [503, 'unknown'],
  [504, 'unknown'],
])('a status %d says nothing about the job', async (status, kind) => {
  const body = status === 204 ? null : JSON.stringify({ detail: 'Not now', code: 'RELAY_FAILED', status: 'failed' });
  expect(await read(() => new Response(body, { status }))).toEqual({ kind });
});

it('only some jobs can still be stopped', async () => {
  const over = async (name: string) => isJobOver(await read(() => answerOf(name)));
  const names = ['asking', 'completed', 'cancelled', 'failed', 'unknown job'];
  expect(await Promise.all(names.map((name) => over(`status: ${name}`)))).toEqual([false, true, true, true, true]);
  expect(isJobOver({ kind: 'unknown' })).toBe(false);
});
