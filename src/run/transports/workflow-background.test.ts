import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readResultText } from '#contract/run-response.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { executeRun } from '../execute/execute-run.ts';
import { createDecisions } from '../model/decisions.ts';
import type { Run } from '../model/run.ts';
import { planRequests } from '../plan/plan-requests.ts';
import { createRun } from '../reduce/create-run.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import { APPROVAL_FLOW, type ApprovalServer, startApprovalServer } from '../testing/approval-server.ts';
import { LANGFLOW_SERVER, sampleDraft } from '../testing/sample-run.ts';

let server: ApprovalServer;
beforeEach(async () => {
  server = await startApprovalServer();
});
afterEach(async () => {
  vi.useRealTimers();
  await server.close();
});

const index = indexFlow(APPROVAL_FLOW);
const flowId = APPROVAL_FLOW.id;

interface Options {
  inputs?: string[];
  /** Called once for each question, with what the page can do. */
  onAsked?: (question: { requestId: string; decide: (action: string) => Promise<unknown>; stop: () => void }) => void;
  canDecide?: boolean;
  totalMs?: number;
  /** Goes on with these jobs, one for each input. */
  jobs?: readonly string[];
}

async function run({
  inputs = ['Ship it?'],
  onAsked,
  canDecide = true,
  totalMs = 20_000,
  jobs,
}: Options): Promise<Run> {
  const request = { inputs: inputs.map((input_value) => ({ input_value })) };
  const plan = planRequests({ request, flowId, server: { ...LANGFLOW_SERVER, streamsWorkflows: true }, index });
  const draft = sampleDraft();
  const about = { id: 'run-1', number: 1, flow: { id: flowId, name: 'Approval' }, index, server: 'Langflow', draft };
  let state = createRun({ ...about, missed: [], request, plan, onlyInput: null, startedAt: 0 });
  const decisions = createDecisions();
  const controller = new AbortController();
  const updates = executeRun({
    plan,
    flow: flowId,
    session: null,
    signal: controller.signal,
    timeouts: { totalMs, idleMs: 20_000 },
    connection: { kind: 'langflow', baseUrl: server.url, apiKey: null },
    ...(canDecide && { decisions }),
    ...(jobs && { takesUp: { jobs: jobs.map((id, requestIndex) => ({ requestIndex, id })), agoMs: 60_000 } }),
  });
  for await (const update of updates) {
    state = reduceRun(state, [update]);
    if (update.kind !== 'event' || update.received.event.event !== 'human-input-required') continue;
    const { request_id: requestId } = update.received.event;
    onAsked?.({ requestId, decide: (action) => decisions.decide(requestId, action), stop: () => controller.abort() });
  }
  return state;
}

const answers = ({ inputs }: Run) =>
  inputs.map(({ outputs }) =>
    outputs.flatMap(({ result, displayName }) => (result ? [displayName, readResultText(result)] : [])),
  );

const eventsOf = ({ events }: Run) =>
  events
    .map(({ event }) => ('component' in event ? `${event.event} ${event.component}` : event.event))
    .filter((name) => !name.startsWith('message-add'));

describe('a flow that asks a person, on a Langflow', () => {
  it.each([
    ['approve', 'Approved', 'ChatOutput-n'],
    ['reject', 'Rejected', 'ChatOutput-y'],
  ])('runs as a job that %s resumes', async (action, output, skipped) => {
    const state = await run({ onAsked: ({ decide }) => void decide(action) });
    expect(state).toMatchObject({ status: 'done', error: null });
    expect(answers(state)).toEqual([[output, 'Ship it?']]);
    expect(eventsOf(state)).toEqual([
      'run-start',
      'input-start',
      'component-start ChatInput-a',
      'component-end ChatInput-a',
      'component-start HumanInput-h',
      'human-input-required HumanInput-h',
      'human-input-decided HumanInput-h',
      'component-end HumanInput-h',
      `component-skip ${skipped}`,
      `component-start ${skipped === 'ChatOutput-n' ? 'ChatOutput-y' : 'ChatOutput-n'}`,
      ...['component-end', 'output-ready'].map(
        (name) => `${name} ${skipped === 'ChatOutput-n' ? 'ChatOutput-y' : 'ChatOutput-n'}`,
      ),
      'input-end',
      'run-end',
    ]);
    expect(state.events.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ event: 'human-input-decided', action_id: action }),
    );
    // One reply, as of one stream, for the text and the frames in JSON.
    expect(state.replies).toHaveLength(1);
    expect(state.replies[0]?.frames?.total).toBe(13);
  });

  it('is taken up by its jobs, also those that have ended, which are not submitted again, with times from its start', async () => {
    const jobs: string[] = [];
    const inputs = ['one', 'two'];
    const left = new AbortController();
    const first = run({
      inputs,
      onAsked: ({ requestId, decide }) => {
        if (jobs.push(requestId.split(':')[1] ?? '') === 1) void decide('approve');
        else left.abort();
      },
    });
    await new Promise((done) => left.signal.addEventListener('abort', done));
    const requestIds: string[] = [];
    const state = await run({
      inputs,
      jobs,
      onAsked: ({ requestId, decide }) => {
        requestIds.push(requestId);
        if (requestId.endsWith(jobs[1] ?? '')) void decide('reject');
      },
    });
    // The recording has one question.
    const both = [
      ['Approved', 'Ship it?'],
      ['Rejected', 'Ship it?'],
    ];
    expect(answers(state)).toEqual(both);
    expect(requestIds).toHaveLength(2);
    expect(state.durationMs).toBeGreaterThan(60_000);
    expect(server.seen.filter(({ method, path }) => method === 'POST' && path === '/api/v2/workflows')).toHaveLength(2);
    // The page that was left would have been told the same.
    expect(answers(await first)).toEqual(both);
  });

  it('asks about one input after the other, because a Langflow cancels a job when the next one of its session starts', async () => {
    const state = await run({ inputs: ['one', 'two'], onAsked: ({ decide }) => void decide('approve') });
    expect(state.status).toBe('done');
    expect(answers(state)).toHaveLength(2);
    expect(state.plan.concurrency).toBe(1);
  });

  it('cancels the job on Stop', async () => {
    const state = await run({ onAsked: ({ stop }) => stop() });
    expect(state).toMatchObject({ status: 'stopped', inputs: [{ status: 'stopped' }] });
    await expect.poll(() => server.state()).toBe('cancelled');
  });

  it('decides again until the job is suspended, which a busy server does seconds after it asks', async () => {
    server.suspendLate(4);
    const refusals: unknown[] = [];
    const state = await run({ onAsked: async ({ decide }) => refusals.push(await decide('reject')) });
    expect(answers(state)).toEqual([['Rejected', 'Ship it?']]);
    expect(refusals).toEqual([null]);
  });

  it('goes on when somebody else decides, and refuses a decision that comes later', async () => {
    const refusals: unknown[] = [];
    const state = await run({
      onAsked: async ({ decide }) => {
        server.endElsewhere('reject');
        refusals.push(await decide('approve'));
      },
    });
    expect(answers(state)).toEqual([['Rejected', 'Ship it?']]);
    expect(refusals).toMatchObject([{ isFinal: true, sentence: expect.stringContaining('somebody else has decided') }]);
    expect(state.events.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ event: 'human-input-decided', action_id: null }),
    );
  });

  it('refuses an unknown action, and takes another one', async () => {
    const outcomes: unknown[] = [];
    const state = await run({
      onAsked: async ({ decide }) => {
        outcomes.push(await decide('maybe'), await decide('approve'));
      },
    });
    expect(outcomes).toMatchObject([{ isFinal: false, sentence: expect.stringContaining('does not accept') }, null]);
    expect(answers(state)).toEqual([['Approved', 'Ship it?']]);
  });

  it('fails when the job is cancelled on the server', async () => {
    const state = await run({ onAsked: () => server.endElsewhere('cancelled') });
    expect(state).toMatchObject({ status: 'failed', error: { message: expect.stringContaining('cancelled') } });
  });

  it.each([0, 40, 700, 3_000])('reads on after its events broke off after %d bytes', async (bytes) => {
    server.breakEvents(bytes);
    const state = await run({ onAsked: ({ decide }) => void decide('approve') });
    expect(state.replies[0]?.frames?.total).toBe(13);
    expect(answers(state)).toEqual([['Approved', 'Ship it?']]);
  });

  it.each([0, 700])('reads on when its events fall silent after %d bytes, although the job waits', async (bytes) => {
    server.breakEvents(bytes, 'fall silent');
    const state = await run({ onAsked: ({ decide }) => void decide('approve') });
    expect(state.replies[0]?.frames?.total).toBe(13);
    expect(answers(state)).toEqual([['Approved', 'Ship it?']]);
  });

  it('has no time limit while a person decides', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['setTimeout', 'clearTimeout'] });
    const onAsked: Options['onAsked'] = async ({ decide }) => {
      const looked = () =>
        server.seen.filter(({ method, path }) => method === 'GET' && path === '/api/v2/workflows').length;
      const before = looked();
      // The run checks whether the job still waits, once it waits itself.
      await expect.poll(looked).toBeGreaterThan(before);
      await vi.advanceTimersByTimeAsync(90_000);
      await decide('approve');
    };
    expect(await run({ totalMs: 60_000, onAsked })).toMatchObject({ status: 'done' });
  });

  it('fails at once and cancels the job where nobody can be asked, as in a suite', async () => {
    const state = await run({ canDecide: false });
    expect(state).toMatchObject({ status: 'failed', error: { message: expect.stringContaining('asks a person') } });
    await expect.poll(() => server.state()).toBe('cancelled');
  });
});
