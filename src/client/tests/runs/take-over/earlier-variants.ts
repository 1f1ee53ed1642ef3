/** Runs of variants of earlier releases: those of a flow with the same variants and inputs become results of one suite. */

import { FLOW_VARIANT } from '#contract/suite/suite-file.ts';
import { textPrint } from '#contract/text/text-hash.ts';
import { runListSchema } from '#contract/workspace/run-entry.ts';
import { describeError } from '#run/errors/error-words.ts';
import { answerText } from '#run/export/text-of-answer.ts';
import { inputFigures } from '#run/figures/input-figures.ts';
import type { Run } from '#run/model/run.ts';
import { cellPlace } from '#run/variants/run-matrix.ts';
import { suiteOfVariants, variantNames } from '#tests/source/suite-of-variants.ts';
import { CELL } from '../../../runs/history/result-info.ts';
import type { Ask } from '../../../runs/history/workspace-ask.ts';
import { workspacePages } from '../../../runs/history/workspace-pages.ts';
import { RUN_PREFIX } from '../../store/kept-cell.ts';
import type { EarlierCell, EarlierSuite } from './save-earlier.ts';

/** Ids of all runs of variants that the server keeps, oldest first. */
export async function earlierMatrixRuns(ask: Ask): Promise<string[]> {
  const found: string[] = [];
  for await (const page of workspacePages(ask, runListSchema, '/runs?limit=200'))
    for (const { id, isMatrix } of page.runs) if (isMatrix) found.push(id);
  return found.toReversed();
}

export function suiteOfMatrixRun(run: Run): EarlierSuite | null {
  const { matrix, flow, address = null } = run;
  if (!matrix) return null;
  const name = `Variants of ${flow.name}`;
  const variants = matrix.columns.slice(1);
  const text = suiteOfVariants({ name, flow, draft: run.draft, variants, repeats: matrix.repeats, atOnce: 2 });
  const names = [FLOW_VARIANT, ...variantNames(variants)];
  return {
    id: `variants-${textPrint(`${address} ${text}`)}`,
    name,
    flow,
    address,
    text,
    file: null,
    result: {
      id: `variants-${run.id}`,
      startedAt: run.startedAt,
      endedAt: run.startedAt + (run.durationMs ?? 0),
      print: run.graph ?? '',
      server: run.server,
      release: run.release ?? '',
      cells: run.inputs.length,
      ended: () => cellsOfRun(run, names),
    },
  };
}

async function* cellsOfRun(run: Run, names: readonly string[]): AsyncGenerator<EarlierCell, void, void> {
  const { matrix, inputs } = run;
  if (!matrix) return;
  for (const input of inputs) {
    const { row, column, repeat } = cellPlace(matrix, input.index);
    const output = input.outputs.find(({ result }) => result !== null);
    const error = input.error ?? run.error;
    if (input.status !== 'done' && error === null) continue;
    const { timeMs, firstTokenMs, tokens } = inputFigures(run, input);
    yield {
      case: row,
      variant: names[column] ?? '',
      repeat,
      checks: [],
      tweaks: [...input.outcomes],
      state: error === null ? CELL.passed : CELL.broken,
      why: error === null ? '' : describeError(error),
      answer: output ? answerText(output) : '',
      timeMs,
      firstTextMs: firstTokenMs,
      tokens: tokens?.total ?? null,
      startedAt: run.startedAt,
      // The run shows all of its cells.
      from: { result: RUN_PREFIX + run.id, case: row, variant: column, repeat },
    };
  }
}
