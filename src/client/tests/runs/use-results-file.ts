/** A whole result as the file that reports and comparisons are made of. */
import { useCallback } from 'react';
import { VERSION } from '#contract/package-version.ts';
import { RESULTS_FORMAT, type ResultsFile } from '#contract/suite/results-file.ts';
import { tallyCells } from '#tests/report/tally-cells.ts';
import { type StoredCell, toStoredCell } from '../store/stored-cell.ts';
import type { SuitesService } from '../store/suites-service.ts';
import { useSuitesService } from './use-suites-service.ts';

export type ReadResultsFile = (
  result: string,
  onCells?: (count: number) => void,
  signal?: AbortSignal,
) => Promise<ResultsFile>;

/** Reads all cells: of 50,000 that takes seconds. `onCells` is called with how many were read. Rejects with a sentence. */
export function useResultsFile(): ReadResultsFile {
  const service = useSuitesService();
  return useCallback((...args) => readResultsFile(service, ...args), [service]);
}

/** `onCells` is called with how many were read. */
export async function readResultsFile(
  service: SuitesService,
  id: string,
  onCells: (count: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<ResultsFile> {
  const { results } = service;
  const [info, about] = await Promise.all([results.read(id), results.about(id)]);
  if (info === null) throw new Error('This result was deleted.');
  const found = new Map<string, StoredCell>();
  for await (const cell of results.cells(id, 0, info.cases)) {
    signal?.throwIfAborted();
    const stored = toStoredCell(cell);
    if (stored === null) continue;
    found.set(`${cell.case}.${cell.variant}.${cell.repeat}`, stored);
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
  const numberOf = await numbersOf(service, cells);
  const { notes = [] } = about ?? {};
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
    cells: cells.map(({ result, from, fingerprint }) => {
      const number = from === null ? undefined : numberOf.get(from.result);
      return { ...result, fingerprint, ...(number !== undefined && { carriedFrom: `#${number}` }) };
    }),
    ...(notes.length > 0 && { notes }),
    tally: tallyCells(cells.map(({ result }) => result)),
  };
}

/** The numbers of the results from which cells were taken over, by id. */
async function numbersOf({ results }: SuitesService, cells: readonly StoredCell[]): Promise<Map<string, number>> {
  const ids = new Set(cells.flatMap(({ from }) => (from === null ? [] : [from.result])));
  const numbers = new Map<string, number>();
  for (const id of ids) {
    const info = await results.read(id);
    if (info !== null) numbers.set(id, info.number);
  }
  return numbers;
}
