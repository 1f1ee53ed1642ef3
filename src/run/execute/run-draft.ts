/** Runs one draft that nobody watches: a turn of a test, a question to a flow that judges. */
import type { RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { missedInputs } from '#flow/lint/missed-inputs.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { Connection, ServerCapabilities } from '../model/connection.ts';
import type { OpenQuestions } from '../model/decisions.ts';
import type { RequestDraft } from '../model/request-draft.ts';
import { DEFAULT_CHOICES } from '../model/request-plan.ts';
import type { Run } from '../model/run.ts';
import type { VersionToRun } from '../model/run-version.ts';
import { planInSession } from '../plan/plan-in-session.ts';
import { toRunRequest } from '../plan/to-run-request.ts';
import { whyNotRun } from '../plan/why-not-run.ts';
import { createRun } from '../reduce/create-run.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import type { RunTimeouts } from '../send/deadline.ts';
import { coalesceText } from './coalesce-text.ts';
import { executeRun } from './execute-run.ts';

export interface DraftTarget {
  /** `id` may be an endpoint name. */
  flow: { id: string; name: string };
  index: FlowIndex;
  /** The version that `index` is of; absent for the flow as it is. */
  version?: VersionToRun | null;
  server: ServerCapabilities;
  connection: Connection;
  timeouts: RunTimeouts;
  /** A new id and the current time (epoch ms) for each run. */
  begin: () => Pick<Run, 'id' | 'startedAt'>;
  /** Called with the run so far, at most every 50 ms. */
  onRun?: (run: Run) => void;
  /** With what components received and gave, if the server is an embedded engine. */
  wantsValues?: boolean;
}

/**
 * The ended run, in which texts of the server may still contain secrets, and its request; or why the draft cannot be sent.
 * `session` replaces that of the draft; null keeps it. Without `decisions` a request that asks a person fails.
 */
export async function runDraft(
  { flow, index, version = null, server, connection, timeouts, begin, onRun, wantsValues = false }: DraftTarget,
  draft: RequestDraft,
  session: string | null,
  signal: AbortSignal,
  decisions?: OpenQuestions,
): Promise<{ run: Run; request: RunRequest } | { problem: string }> {
  const text = parseTweaksText(draft.tweaksText);
  const { request, problems } = toRunRequest(draft, text);
  if (request === null) return { problem: problems[0]?.message ?? 'The request is not complete' };
  const { choices = DEFAULT_CHOICES } = draft;
  const planInput = { request, flowId: flow.id, server, index, version, choices };
  const whyNot = whyNotRun(planInput);
  if (whyNot !== null) return { problem: whyNot };
  const plan = planInSession(planInput, session);
  let run = createRun({
    ...begin(),
    number: 0,
    flow,
    index,
    missed: missedInputs(index, request, server.rules),
    version,
    draft,
    text,
    request,
    plan,
    onlyInput: null,
    server: server.name,
    address: connection.address ?? null,
  });
  const updates = executeRun({
    plan,
    connection,
    flow: flow.id,
    session: null,
    signal,
    timeouts,
    wantsValues,
    ...(decisions && { decisions }),
  });
  for await (const batch of coalesceText(updates)) {
    run = reduceRun(run, batch);
    onRun?.(run);
  }
  return { run, request };
}
