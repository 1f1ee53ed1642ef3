/** One run of a demo, as the page would make it: planned, sent and read by the same code, but in a session of its own or not at all. */
import { randomUUID } from 'node:crypto';
import type { DemoSettings } from '#contract/demos/demo-settings.ts';
import type { RunEvent } from '#contract/run-event.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { executeRun } from '#run/execute/execute-run.ts';
import type { Connection, ServerCapabilities } from '#run/model/connection.ts';
import { fieldsOfBody } from '#run/model/request-fields.ts';
import type { RequestPlan } from '#run/model/request-plan.ts';
import type { Run } from '#run/model/run.ts';
import type { RunUpdate } from '#run/model/run-update.ts';
import { wireToRunError } from '#run/model/to-run-error.ts';
import { transportKind } from '#run/model/transport-kinds.ts';
import { planRequests } from '#run/plan/plan-requests.ts';
import { createRun } from '#run/reduce/create-run.ts';
import type { DemoFlow } from '#show/knobs/demo-request.ts';

export interface FoundFlow extends DemoFlow {
  server: ServerCapabilities;
}

/** `run` is as it is before the first update. */
export interface DemoRun {
  run: Run;
  updates: AsyncIterable<RunUpdate>;
}

interface PlannedRun {
  run: Run;
  plan: RequestPlan;
  request: RunRequest;
}

/** Visitors do not read each other's conversations, so each question has a session. */
export function planDemoRun({ id, name }: DemoSettings['flow'], found: FoundFlow, given: RunRequest): PlannedRun {
  const { index, server } = found;
  const request = { ...given, session_id: randomUUID() };
  const plan = planRequests({ request, flowId: id, server, index });
  const run = createRun({
    id: '',
    number: 0,
    flow: { id, name },
    index,
    server: server.name,
    missed: [],
    // Nobody typed it, and nobody opens this run.
    draft: { inputsMode: 'mine', inputs: [], tweaksText: '{}', ...fieldsOfBody(request) },
    request,
    plan,
    onlyInput: null,
    startedAt: Date.now(),
  });
  return { run, plan, request };
}

/** Throws an Error with a sentence where the request could only be sent into the session that all share. */
export function runOnLangflow(
  { run, plan, request }: PlannedRun,
  { connection, signal, timeoutMs }: { connection: Connection; signal: AbortSignal; timeoutMs: number },
): DemoRun {
  if (!plan.requests.every(({ transport }) => transportKind(transport).carriesSession))
    throw new Error(`Each question needs a session of its own, which this request cannot have. ${plan.reasons[0]}`);
  const updates = executeRun({
    plan,
    connection,
    flow: run.flow.id,
    session: request.session_id ?? null,
    signal,
    timeouts: { totalMs: timeoutMs, idleMs: timeoutMs },
    maxStreamCharacters: 0,
  });
  return { run, updates };
}

/** The events of the embedded engine, which need no request, as what `executeRun` would make of them. */
export function runOnEngine({ run, request }: PlannedRun, events: AsyncIterable<RunEvent>): DemoRun {
  const startedAt = performance.now();
  async function* updates(): AsyncGenerator<RunUpdate> {
    for await (const event of events) {
      const at = performance.now() - startedAt;
      if (event.event !== 'run-error') yield { kind: 'event', received: { receivedAt: at, event } };
      else {
        const context = { requestIndex: 0, elapsedMs: at, flow: run.flow.id, session: request.session_id ?? null };
        yield { kind: 'failed', at, requestIndex: 0, error: wireToRunError(event.error, context) };
      }
    }
  }
  return { run, updates: updates() };
}
