/** The result that this tab is running, to go on after a reload. In session storage, so that a new tab starts nothing by itself. */
import * as z from 'zod/mini';
import { tryParseJson } from '#contract/json.ts';
import type { CellKey } from '../cells/cell-sender.ts';
import { RESUME_KEY } from './has-resume-note.ts';

const IN_FLIGHT = 'tweakbench.suiteRun.sent.1';
/** A longer list is not kept: the run is then offered instead of going on by itself. */
const MAX_CELLS = 20_000;

const index = z.int().check(z.nonnegative());
const noteSchema = z.object({
  suite: z.string(),
  result: z.string(),
  /** Address of the connected server; null for the embedded engine. */
  address: z.nullable(z.string()),
  /** Cells to run, as case, variant and repeat; null for all cells without a result. */
  cells: z.nullable(z.array(z.tuple([index, index, index]))),
});

export interface ResumeNote extends Omit<z.infer<typeof noteSchema>, 'cells'> {
  cells: readonly CellKey[] | null;
  /** Cells that were sent and had not ended when the page was left. */
  inFlight: number;
}

export function writeResumeNote({ suite, result, address, cells }: Omit<ResumeNote, 'inFlight'>): void {
  if (cells !== null && cells.length > MAX_CELLS) {
    clearResumeNote();
    return;
  }
  const listed = cells?.map((key) => [key.case, key.variant, key.repeat]) ?? null;
  tryStorage((storage) => storage.setItem(RESUME_KEY, JSON.stringify({ suite, result, address, cells: listed })));
}

export function writeInFlight(count: number): void {
  tryStorage((storage) => storage.setItem(IN_FLIGHT, String(count)));
}

export function clearResumeNote(): void {
  tryStorage((storage) => {
    storage.removeItem(RESUME_KEY);
    storage.removeItem(IN_FLIGHT);
  });
}

export function readResumeNote(): ResumeNote | null {
  const text = tryStorage((storage) => storage.getItem(RESUME_KEY)) ?? null;
  if (text === null) return null;
  const read = z.safeParse(noteSchema, tryParseJson(text));
  if (!read.success) return null;
  const { cells, ...note } = read.data;
  const inFlight = Number(tryStorage((storage) => storage.getItem(IN_FLIGHT)) ?? 0) || 0;
  const keys = cells?.map(([at, variant, repeat]) => ({ case: at, variant, repeat })) ?? null;
  return { ...note, cells: keys, inFlight };
}

/** The result of `act`; undefined if the browser stores nothing. */
function tryStorage<Value>(act: (storage: Storage) => Value): Value | undefined {
  try {
    return act(sessionStorage);
  } catch {
    return undefined;
  }
}
