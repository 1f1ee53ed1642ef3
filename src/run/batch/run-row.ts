/** Sends the request of one row and reads its answer. */
import type { JsonValue } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { collectSecrets, maskTexts } from '../../flow/secrets/mask-secrets.ts';
import { coalesceText } from '../execute/coalesce-text.ts';
import { executeRun } from '../execute/execute-run.ts';
import { answerText } from '../export/export-matrix.ts';
import { inputFigures } from '../figures/input-figures.ts';
import type { Connection, ServerCapabilities } from '../model/connection.ts';
import { DEFAULT_CHOICES } from '../model/request-plan.ts';
import type { Run } from '../model/run.ts';
import { planInSession } from '../plan/plan-in-session.ts';
import { toRunRequest } from '../plan/to-run-request.ts';
import { createRun } from '../reduce/create-run.ts';
import { reduceRun } from '../reduce/run-reducer.ts';
import { readContent } from '../results/result-content.ts';
import type { RunTimeouts } from '../send/deadline.ts';
import { maskRun } from '../stream/mask-run.ts';
import { type Batch, type BatchResult, expectationOf, rowDraft } from './batch.ts';
import { checkAnswer } from './expectation.ts';
import type { Search, SearchOutcome } from './search-text.ts';

export interface RowPlace {
  batch: Batch;
  index: FlowIndex;
  server: ServerCapabilities;
  connection: Connection;
  timeouts: RunTimeouts;
  search: (pattern: string, text: string, signal: AbortSignal) => Promise<SearchOutcome>;
  /** A new id and the current time (epoch ms) for each run. */
  begin: () => Pick<Run, 'id' | 'startedAt'>;
  /** A unique session id. */
  newSession: () => string;
  /** The message for a failure. */
  errorText: (error: NonNullable<Run['error']>) => string;
}

export interface RowOutcome {
  result: BatchResult;
  /** The whole run with its secrets masked; null for a row that could not be sent. */
  run: Run | null;
}

/** Null when the row was stopped. */
export async function runRow(
  place: RowPlace,
  row: number,
  cells: readonly JsonValue[],
  signal: AbortSignal,
): Promise<RowOutcome | null> {
  const { batch, index, server, connection, timeouts } = place;
  const draft = rowDraft(batch, cells, index, server.rules);
  const { request, problems } = toRunRequest(draft);
  const failed = (why: string, ms = 0): BatchResult => ({ row, status: 'failed', isMet: null, why, answer: '', ms });
  if (request === null) return { result: failed(problems[0]?.message ?? 'The request is not complete'), run: null };
  const { choices = DEFAULT_CHOICES } = draft;
  const session = batch.hasNewSessions === true ? place.newSession() : null;
  const plan = planInSession({ request, flowId: batch.flow.id, server, index, choices }, session);
  let run = createRun({
    ...place.begin(),
    ...{ number: 0, flow: batch.flow, index, draft, request, plan, onlyInput: null },
    ...{ server: server.name, address: connection.address ?? null },
  });
  const { id: flow } = batch.flow;
  for await (const updates of coalesceText(executeRun({ plan, connection, flow, session: null, signal, timeouts }))) {
    run = reduceRun(run, updates);
  }
  if (run.status === 'stopped') return null;
  const secrets = collectSecrets(request, index, connection.apiKey);
  const { timeMs, offsetMs, since, clock } = inputFigures(run, run.inputs[0]);
  const ms = timeMs ?? run.durationMs ?? 0;
  const error = run.error ?? run.inputs[0]?.error ?? null;
  const search: Search = (pattern, text) => place.search(pattern, text, signal);
  const result =
    error === null ? await answered(batch, row, cells, run, ms, search) : failed(place.errorText(error), ms);
  if (result === null) return null;
  const timed: BatchResult = timeMs === null ? result : { ...result, span: { offsetMs, since, clock } };
  return { result: maskTexts(timed, secrets), run: maskRun(run, secrets) };
}

async function answered(
  batch: Batch,
  row: number,
  cells: readonly JsonValue[],
  run: Run,
  ms: number,
  search: Search,
): Promise<BatchResult | null> {
  const outputs = run.inputs[0]?.outputs ?? [];
  const output = outputs.find(({ component }) => component === batch.output) ?? outputs[0];
  const answer = output ? answerText(output) : '';
  if (!output?.result) {
    return { row, status: 'failed', isMet: null, why: 'The chosen output is missing', answer, ms };
  }
  const expectation = expectationOf(batch, cells);
  if (expectation === null) return { row, status: 'done', isMet: null, why: '', answer, ms };
  const data = readContent(output.result).data?.value ?? null;
  const verdict = await checkAnswer(expectation, answer, data, search);
  return verdict && { row, status: 'done', ...verdict, answer, ms };
}
