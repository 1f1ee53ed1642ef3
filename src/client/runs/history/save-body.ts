/** The body of a save as JSON, written in steps: a large run at once would block the page for long. */
import { cutRunValues } from '#contract/values/cut-run-values.ts';
import { countJson } from '#contract/workspace/count-json.ts';
import {
  STORED_RUN_BYTES,
  STORED_RUN_VALUES,
  TOO_LARGE_RUN,
  TOO_MANY_VALUES_RUN,
} from '#contract/workspace/stored-run-limits.ts';
import type { Run } from '#run/model/run.ts';
import { createYieldToHost } from '#run/send/yield-to-host.ts';
import type { SummarizedRun } from './run-history.ts';
import type { RunSummary } from './run-summary.ts';
import { withoutHalves } from './workspace-client.ts';

/** Items of a list, such as events, that are written together. */
const STEP = 2_000;
/** Longest in ms before the page can paint and react; a single step may take longer. */
const SLICE_MS = 12;
const LIMITS = { values: STORED_RUN_VALUES, characters: STORED_RUN_BYTES };

/** The server would refuse the run: the message says why. */
export class TooLargeRunError extends Error {
  override readonly name = 'TooLargeRunError';
}

/** Values of components are cut to what is kept. Rejects with TooLargeRunError, in most cases before anything is written. */
export async function saveBody(
  { run: whole, summary: { change, name, isPinned } }: SummarizedRun,
  holder?: string,
): Promise<Blob> {
  const run = cutRunValues(whole);
  const { values, characters } = countJson(run, LIMITS);
  if (characters > LIMITS.characters) throw new TooLargeRunError(TOO_LARGE_RUN);
  if (values > LIMITS.values) throw new TooLargeRunError(TOO_MANY_VALUES_RUN);
  const parts: Blob[] = [];
  let bytes = 0;
  const yieldIfDue = createYieldToHost(SLICE_MS, () => performance.now());
  for (const text of writeSave(run, { change, name, isPinned, ...(holder !== undefined && { holder }) })) {
    // A Blob for each step, because one of a large text at once would block the page too.
    const part = new Blob([withoutHalves(text)]);
    parts.push(part);
    bytes += part.size;
    if (bytes > STORED_RUN_BYTES) throw new TooLargeRunError(TOO_LARGE_RUN);
    await yieldIfDue();
  }
  return new Blob(parts, { type: 'application/json' });
}

function* writeSave(
  run: Run,
  rest: Pick<RunSummary, 'change' | 'name' | 'isPinned'> & { holder?: string },
): Generator<string> {
  let before = '{"run":{';
  for (const [key, value] of Object.entries(run)) {
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    before = ',';
    if (Array.isArray(value)) yield* writeList(value);
    else yield JSON.stringify(value);
  }
  yield `},${JSON.stringify(rest).slice(1)}`;
}

function* writeList(list: readonly unknown[]): Generator<string> {
  yield '[';
  for (let from = 0; from < list.length; from += STEP) {
    if (from > 0) yield ',';
    yield JSON.stringify(list.slice(from, from + STEP)).slice(1, -1);
  }
  yield ']';
}
