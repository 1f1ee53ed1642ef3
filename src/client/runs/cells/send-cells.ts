/** Sends cells in groups: many may end in a second, and each has a whole run. */
import * as z from 'zod/mini';
import { errorMessage } from '#contract/error-message.ts';
import { isJsonObject } from '#contract/json.ts';
import { cutRunValues } from '#contract/values/cut-run-values.ts';
import { savedCellsSchema } from '#contract/workspace/result.ts';
import type { WaitingCell } from '../history/waiting.ts';
import {
  detailOf,
  failedStatus,
  isRefused,
  SAVE_MS,
  takesNothing,
  type WorkspaceClient,
  withoutHalves,
} from '../history/workspace-client.ts';

export type SendOutcome =
  | { kind: 'sent'; count: number; isHeld: boolean; withoutRun: number }
  /** The server will not take the first `count`, in whatever form. `isGone`: because it does not have their result any more. */
  | { kind: 'refused'; count: number; isGone: boolean; why: string }
  /** They have to be sent again. `isAway` if the server takes nothing at the moment. */
  | { kind: 'waits'; why: string; isAway: boolean };

export const GONE = 'Their result is not on the server any more: it was deleted, or its suite was.';

/** Characters of a group, unless the first alone has more. */
const GROUP = 2_000_000;
/** Length to which an answer is cut if the server refuses it, in characters. */
const CUT = 100_000;

/** Sends some of the oldest `cells`; `holder` if this page still has the lease under which they ran. */
export async function sendCells(
  workspaceClient: WorkspaceClient,
  cells: readonly WaitingCell[],
  holder: string | null,
): Promise<SendOutcome> {
  const [first] = cells;
  if (!first) return { kind: 'sent', count: 0, isHeld: true, withoutRun: 0 };
  const parts: string[] = [];
  let length = 0;
  for (const cell of cells) {
    if (cell.result !== first.result || cell.term !== first.term) break;
    const text = JSON.stringify(toCell(cell));
    length += text.length;
    if (parts.length > 0 && length > GROUP) break;
    parts.push(text);
  }
  return sendParts(workspaceClient, { first, parts, holder });
}

interface Group {
  first: WaitingCell;
  parts: readonly string[];
  holder: string | null;
}

async function sendParts(
  workspaceClient: WorkspaceClient,
  { first, parts, holder }: Group,
  tries = 0,
): Promise<SendOutcome> {
  const { result, term } = first;
  const head = JSON.stringify({ term, ...(holder !== null && { holder }) }).slice(0, -1);
  const body = new Blob([head, ',"cells":[', parts.join(), ']}'], { type: 'application/json' });
  let status: number | null;
  let why: string;
  try {
    const answer = await workspaceClient(`/results/${result}/cells`, { method: 'PUT', body, timeoutMs: SAVE_MS });
    const saved = z.safeParse(savedCellsSchema, answer.body);
    if (answer.status < 300 && saved.success) return { kind: 'sent', count: parts.length, ...saved.data };
    // The result is gone only if the server itself says so, not a proxy whose server is away for a moment.
    if (answer.status === 404 && isJsonObject(answer.body) && typeof answer.body.detail === 'string')
      return { kind: 'refused', count: parts.length, isGone: true, why: GONE };
    status = answer.status;
    why = detailOf(answer);
  } catch (error) {
    status = failedStatus(error);
    why = errorMessage(error);
  }
  if (!isRefused(status)) return { kind: 'waits', why, isAway: takesNothing(status) };
  // The server refuses one of them. Sending half as many finds it; that one is then sent without what may be the
  // reason.
  if (parts.length > 1)
    return sendParts(workspaceClient, { first, parts: parts.slice(0, Math.ceil(parts.length / 2)), holder });
  const smaller = [withoutHalves(parts[0] ?? ''), JSON.stringify(toCell({ ...first, run: null })), cutCell(first)][
    tries
  ];
  return smaller === undefined
    ? { kind: 'refused', count: 1, isGone: false, why }
    : sendParts(workspaceClient, { first, parts: [smaller], holder }, tries + 1);
}

function toCell({ case: at, variant, repeat, state, ms, outcome, run }: WaitingCell) {
  return { case: at, variant, repeat, state, ms, outcome, ...(run && { run: cutRunValues(run) }) };
}

/** The cell as JSON without its data, which is as long as its answer. */
function cutCell(cell: WaitingCell): string {
  const { data: _data, answer, ...rest } = cell.outcome;
  const outcome = { ...rest, answer: answer.slice(0, CUT) };
  return withoutHalves(JSON.stringify(toCell({ ...cell, run: null, outcome })));
}
