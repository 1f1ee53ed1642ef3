/** Plans the requests of a matrix: one per cell and repeat, in row order. */
import type { RunRequest } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { maskTweaksText } from '../../flow/secrets/mask-secrets.ts';
import type { ServerCapabilities } from '../model/connection.ts';
import type { RequestDraft } from '../model/request-draft.ts';
import { DEFAULT_CHOICES, type PlannedRequest, type RequestPlan } from '../model/request-plan.ts';
import type { RunMatrix } from '../model/run.ts';
import { planInSession } from '../plan/plan-in-session.ts';
import { predictTweaks } from '../plan/predict-tweaks.ts';
import { type DraftProblem, toRunRequest } from '../plan/to-run-request.ts';
import { cellIndex, MAX_CELLS } from './run-matrix.ts';
import type { VariantColumn } from './variant.ts';

export interface MatrixOptions {
  /** Its tweaks are ignored. */
  draft: RequestDraft;
  columns: readonly VariantColumn[];
  repeats: number;
  atOnce: number;
  /** Creates a unique session id; null if all cells share the session of the draft. */
  newSession: (() => string) | null;
  flowId: string;
  server: ServerCapabilities;
  index: FlowIndex;
}

export interface PlannedMatrix {
  /** Without tweaks, one input per cell. */
  request: RunRequest;
  plan: RequestPlan;
  matrix: RunMatrix;
  /** The request of each column, with secrets. */
  requests: readonly RunRequest[];
}

/** Returns problems instead of a plan if a column cannot be sent, or there are too many cells. */
export function planMatrix(options: MatrixOptions): PlannedMatrix | { problems: DraftProblem[] } {
  const { draft, columns, repeats, atOnce, newSession, flowId, server, index } = options;
  const read = columns.map((column) => ({ column, ...toRunRequest({ ...draft, tweaksText: column.tweaksText }) }));
  const problems = read.flatMap(({ column, problems: found }) =>
    found.map((problem) =>
      problem.field === 'tweaks' ? { ...problem, message: `Variant ${column.letter}: ${problem.message}` } : problem,
    ),
  );
  const requests = read.flatMap(({ request }) => (request === null ? [] : [request]));
  const [first] = requests;
  if (problems.length > 0 || first === undefined) return { problems };
  const inputs = first.inputs ?? [];
  const rows = Math.max(1, inputs.length);
  const matrix: RunMatrix = {
    rows,
    columns: columns.map(({ letter, name, tweaksText }) => ({
      ...{ letter, name },
      tweaksText: maskTweaksText(tweaksText, index),
    })),
    repeats,
    foreseen: requests.map((request) => predictTweaks(index, request, server.rules)),
  };
  const cells = rows * columns.length * repeats;
  if (cells > MAX_CELLS) {
    return {
      problems: [tooMany(`${cells.toLocaleString('en')} runs are too many for one table: up to ${MAX_CELLS}`)],
    };
  }
  const { choices = DEFAULT_CHOICES } = draft;
  const planned: PlannedRequest[] = [];
  const reasons = new Set<string>();
  for (let row = 0; row < rows; row += 1) {
    for (const [column, request] of requests.entries()) {
      const onlyInput = inputs.length === 0 ? null : row;
      for (let repeat = 0; repeat < repeats; repeat += 1) {
        const cell = { request, flowId, server, index, choices, onlyInput };
        const { requests: parts, reasons: why } = planInSession(cell, newSession?.() ?? null);
        const inputs = [cellIndex(matrix, { row, column, repeat })];
        planned.push(...parts.slice(0, 1).map((part) => ({ ...part, inputs })));
        for (const reason of why) reasons.add(reason);
      }
    }
  }
  const { tweaks: _tweaks, ...untweaked } = first;
  const request =
    inputs.length === 0
      ? untweaked
      : {
          ...untweaked,
          inputs: inputs.flatMap((input) => Array.from({ length: columns.length * repeats }, () => input)),
        };
  return { request, plan: { requests: planned, reasons: [...reasons], concurrency: atOnce }, matrix, requests };
}

function tooMany(message: string): DraftProblem {
  return { field: 'inputs', input: null, line: null, message };
}
