/** A whole result as the file that reports and comparisons are made of. */
import { useCallback } from 'react';
import { VERSION } from '#contract/package-version.ts';
import { RESULTS_FORMAT, type ResultsFile } from '#contract/suite/results-file.ts';
import { tallyCells } from '#run/test-report/tally-cells.ts';
import { type KeptCell, toKeptCell } from '../suite-store/kept-cell.ts';
import type { SuitesService } from '../suite-store/suites-service.ts';
import { useSuitesService } from './use-suites-service.ts';

export type ReadResultsFile = (
  result: string,
  onCells?: (count: number) => void,
  signal?: AbortSignal,
) => Promise<ResultsFile>;

/** Reads all cells: of 50,000 that takes seconds. `onCells` is called with how many were read. Rejects with a sentence. */
export function useResultsFile(): ReadResultsFile {
  const service = useSuitesService();
  return useCallback((...asked) => readResultsFile(service, ...asked), [service]);
}

async function readResultsFile(
  service: SuitesService,
  id: string,
  onCells: (count: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<ResultsFile> {
  const { results } = service;
  const [info, about] = await Promise.all([results.read(id), results.about(id)]);
  if (info === null) throw new Error('This result was deleted.');
  const found = new Map<string, KeptCell>();
  for await (const cell of results.cells(id, 0, info.cases)) {
    signal?.throwIfAborted();
    const kept = toKeptCell(cell);
    if (kept === null) continue;
    found.set(`${cell.case}.${cell.variant}.${cell.repeat}`, kept);
    if (found.size % 1_000 === 0) onCells(found.size);
  }
  const cells = [...found.values()].toSorted(
    ({ key: left }, { key: right }) =>
      left.case - right.case || left.variant - right.variant || left.repeat - right.repeat,
  );
  const byCase = new Map<string, ResultsFile['cases'][number]>();
  for (const { result, inputs, expected, tags } of cells)
    if (!byCase.has(result.case))
      byCase.set(result.case, { name: result.case, inputs: [...inputs], expected, tags: [...tags], tweaks: {} });
  const entry = service.document(info.suite).read().entry;
  return {
    format: RESULTS_FORMAT,
    version: 1,
    product: VERSION,
    suite: { name: entry?.name ?? info.suite, file: null },
    flow: { ...info.flow, components: about?.components ?? {} },
    server: info.server,
    startedAt: new Date(info.startedAt).toISOString(),
    endedAt: new Date(info.endedAt ?? info.startedAt).toISOString(),
    output: info.output,
    repeats: info.repeats,
    variants: about?.variants.map((one) => ({ ...one })) ?? info.variants.map((name) => ({ name, tweaks: {} })),
    cases: [...byCase.values()],
    cells: cells.map(({ result }) => result),
    tally: tallyCells(cells.map(({ result }) => result)),
  };
}
