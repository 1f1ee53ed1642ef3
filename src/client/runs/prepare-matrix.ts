/** Prepares one run of all cells from a draft and its variants, or resumes such a run. */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { collectSecrets, maskPlanned } from '#flow/secrets/mask-secrets.ts';
import type { Connection } from '#run/model/connection.ts';
import type { RequestDraft } from '#run/model/request-draft.ts';
import type { Run } from '#run/model/run.ts';
import type { DraftProblem } from '#run/plan/to-run-request.ts';
import { createRun } from '#run/reduce/create-run.ts';
import { type PlannedMatrix, planMatrix } from '#run/variants/plan-matrix.ts';
import { requestsOf, withOpenInputs } from '#run/variants/rerun-cells.ts';
import type { VariantColumn } from '#run/variants/variant.ts';
import type { FlowDetail } from '../api/flow-detail.ts';
import { randomId } from '../ui/browser/random-id.ts';
import type { PageServices } from './page-services.ts';
import type { PreparedRun } from './perform-run.ts';
import { findServer, findTimeouts } from './prepare-run.ts';

export interface MatrixStart {
  draft: RequestDraft;
  flow: FlowDetail;
  columns: readonly VariantColumn[];
  repeats: number;
  atOnce: number;
  /** See `planMatrix`. */
  newSession: (() => string) | null;
}

type Prepared = Promise<{ prepared: PreparedRun } | { problems: DraftProblem[] }>;

export async function prepareMatrix(services: PageServices, connection: Connection, start: MatrixStart): Prepared {
  const ready = await planned(services, connection, start);
  if ('problems' in ready) return ready;
  const { request, plan, matrix } = ready.cells;
  const { flow, draft } = start;
  const run = createRun({
    id: randomId(),
    number: await ready.shared.history.nextNumber(),
    flow: { id: flow.id, name: flow.name },
    index: flow.index,
    server: ready.server.name,
    address: connection.address ?? null,
    about: { release: ready.server.version.version, graph: services.graphPrint(flow) },
    draft,
    request,
    plan,
    onlyInput: null,
    startedAt: Date.now(),
  });
  return { prepared: { ...ready.shared, run: { ...run, matrix } } };
}

/** Prepares some cells of a run to be sent again. `columns` are those of the run, with their secrets. */
export async function prepareCells(
  services: PageServices,
  connection: Connection,
  { run, indices, ...start }: MatrixStart & { run: Run; indices: readonly number[] },
): Prepared {
  const ready = await planned(services, connection, start);
  if ('problems' in ready) return ready;
  const { plan } = ready.cells;
  const opened = withOpenInputs({ ...run, plan: masked(plan, start.flow.index) }, indices);
  const rest = { requests: requestsOf(opened, indices), elapsedMs: run.durationMs ?? 0 };
  return { prepared: { ...ready.shared, run: opened, rest } };
}

function masked(plan: PlannedMatrix['plan'], index: FlowIndex): PlannedMatrix['plan'] {
  return { ...plan, requests: plan.requests.map((planned) => maskPlanned(planned, index)) };
}

async function planned({ client, openHistory }: PageServices, connection: Connection, { flow, ...start }: MatrixStart) {
  const [server, history, timeouts] = await Promise.all([
    findServer(client, connection),
    openHistory(),
    findTimeouts(client, connection),
  ]);
  const cells = planMatrix({ ...start, flowId: flow.id, server, index: flow.index });
  if ('problems' in cells) return cells;
  const secrets = new Set(cells.requests.flatMap((request) => collectSecrets(request, flow.index, connection.apiKey)));
  const shared = { plan: cells.plan, connection, timeouts, history, secrets: [...secrets], traced: null };
  return { cells, server, shared };
}
