/** Prepares a run from a draft: request, plan and number. */
import type { QueryClient } from '@tanstack/react-query';
import type { NoValues } from '#contract/component-values.ts';
import { missedInputs } from '#flow/lint/missed-inputs.ts';
import { secretsOfPlanned } from '#flow/secrets/mask-planned.ts';
import { collectSecrets } from '#flow/secrets/mask-secrets.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import type { ExecuteOptions } from '#run/execute/execute-run.ts';
import { type Connection, isRelayed, type ServerCapabilities } from '#run/model/connection.ts';
import type { Decisions } from '#run/model/decisions.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { DEFAULT_CHOICES, type RequestPlan } from '#run/model/request-plan.ts';
import type { Run } from '#run/model/run.ts';
import type { VersionToRun } from '#run/model/run-version.ts';
import { planInSession } from '#run/plan/plan-in-session.ts';
import { predictTweaks } from '#run/plan/predict-tweaks.ts';
import { type DraftProblem, toRunRequest } from '#run/plan/to-run-request.ts';
import { whyNotRun } from '#run/plan/why-not-run.ts';
import { createRun } from '#run/reduce/create-run.ts';
import { DEFAULT_TIMEOUTS, type RunTimeouts } from '#run/send/deadline.ts';
import { describeServer } from '#run/send/describe-server.ts';
import type { TracedFlow } from '#run/traces/with-traces.ts';
import type { DraftAnalysis } from '../draft/analysis/draft-analysis.ts';
import { readTweaks } from '../draft/analysis/read-tweaks.ts';
import { isReportOn } from '../draft/tweak-report/report-outline.ts';
import { typedVariables } from '../draft/variables/typed-variables.ts';
import type { FlowDetail } from '../shell/api/flow-detail.ts';
import { relayQuery } from '../shell/api/relay-query.ts';
import { serverQuery } from '../shell/api/version-query.ts';
import { randomId } from '../shell/ui/browser/random-id.ts';
import type { RunHistory } from './history/run-history.ts';
import { LONGEST_WAIT_MS, waitAtMost } from './history/wait-at-most.ts';
import type { PageServices } from './page-services.ts';

export interface StartOptions {
  draft: RequestDraft;
  flow: FlowDetail;
  /** The analysis of the form that the draft is from: what it has is not parsed or matched again. */
  analysis?: DraftAnalysis;
  /** Runs only this input of the draft; null or absent for all. */
  onlyInput?: number | null;
  /** Session to use instead of the draft's, which stays in the stored draft; null or absent for the draft's own. */
  session?: string | null;
  mode?: Run['mode'];
  /** Runs on this version: `flow` then has its graph. Null or absent for the flow as it is. */
  version?: VersionToRun | null;
}

export interface PreparedRun {
  run: Run;
  /** The plan with the secrets that `run.plan` masks. */
  plan: RequestPlan;
  /** See `ExecuteOptions`. */
  connection: Connection;
  timeouts: RunTimeouts;
  history: RunHistory;
  decisions: Decisions;
  /** Masked in the answers too before the run is stored, because a server may echo them. */
  secrets: readonly string[];
  /** Set to go on with a run whose page was left: see `ExecuteOptions`. */
  takesUp?: ExecuteOptions['takesUp'];
  /** The flow that the run was planned with, if its server has traces; else null. */
  traced: (TracedFlow & Pick<FlowDetail, 'flow'>) | null;
  /** Why its server reports no values of components, if that is known before the run. */
  noValues: NoValues | null;
}

/** Sends nothing. */
export async function prepareRun(
  { client, openHistory, graphFingerprint, decisions }: PageServices,
  connection: Connection,
  options: StartOptions,
): Promise<{ prepared: PreparedRun } | { problems: DraftProblem[] }> {
  const { draft, flow, analysis, onlyInput = null, session = null, mode, version = null } = options;
  const text = analysis ? readTweaks(analysis, draft.tweaksText) : parseTweaksText(draft.tweaksText);
  const { request, problems } = toRunRequest(draft, text);
  const { variables, problem } = typedVariables(draft);
  if (problem !== null) problems.push(problem);
  if (request === null || problem !== null) return { problems };
  const [server, [history, number], timeouts] = await Promise.all([
    findServer(client, connection),
    openHistory().then(async (opened) => [opened, await opened.nextNumber()] as const),
    findTimeouts(client, connection),
  ]);
  const { choices = DEFAULT_CHOICES } = draft;
  const planOptions = { request, flowId: flow.id, server, index: flow.index, choices, onlyInput, version, variables };
  const whyNot = whyNotRun(planOptions);
  if (whyNot !== null) throw new Error(whyNot);
  const plan = planInSession(planOptions, session);
  const report = analysis?.report ?? null;
  const verdicts = report && isReportOn(report, draft, flow.index, server.rules) ? report.verdicts : null;
  const run = createRun({
    id: randomId(),
    number,
    flow: { id: flow.id, name: flow.name },
    index: flow.index,
    server: server.name,
    address: connection.address ?? null,
    about: {
      release: server.version.version,
      graph: graphFingerprint(flow),
      predicted: predictTweaks(flow.index, request, server.rules, verdicts),
    },
    missed: missedInputs(flow.index, request, server.rules),
    version,
    draft,
    text,
    request,
    plan,
    onlyInput,
    ...(mode && { mode }),
    startedAt: Date.now(),
  });
  const secrets = collectSecrets(request, flow.index, connection.apiKey);
  for (const planned of plan.requests.slice(0, 1)) secrets.push(...secretsOfPlanned(planned));
  const traced = server.found?.hasTraces ? { index: flow.index, rules: server.rules, flow: flow.flow } : null;
  const noValues = server.found?.whyNoTraces ?? null;
  return { prepared: { run, plan, connection, timeouts, history, decisions, secrets, traced, noValues } };
}

/** A server that does not report its version in time does not stop a run: the run itself will show what is wrong. */
export async function findServer(
  client: QueryClient,
  connection: Connection,
  longestMs = LONGEST_WAIT_MS,
): Promise<ServerCapabilities> {
  const loading = client.ensureQueryData({ ...serverQuery(connection), retry: false }).catch(() => null);
  return (await waitAtMost(loading, longestMs)) ?? describeServer(connection, null);
}

/** Exactly the relay's limits. The relay waits a little longer, because it could only cut off a stream, not explain why. */
export async function findTimeouts(client: QueryClient, connection: Connection): Promise<RunTimeouts> {
  if (!isRelayed(connection)) return DEFAULT_TIMEOUTS;
  const { limits } = await client.ensureQueryData({ ...relayQuery, retry: false }).catch(() => ({ limits: null }));
  const { totalMs, idleMs } = limits ?? DEFAULT_TIMEOUTS;
  return { totalMs, idleMs };
}
