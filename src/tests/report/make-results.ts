/** The results of one execution of a suite, as they are stored and compared. */
import { VERSION } from '#contract/package-version.ts';
import { type CellResult, RESULTS_FORMAT, type ResultsFile } from '#contract/suite/results-file.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { maskTweaks } from '#flow/secrets/mask-secrets.ts';
import type { ServerCapabilities } from '#run/model/connection.ts';
import { cellFingerprints } from '../suite/case-fingerprint.ts';
import type { Suite } from '../suite/suite.ts';
import { cellTweaks } from '../suite/turn-draft.ts';
import { describeComponents } from './describe-components.ts';
import { tallyCells } from './tally-cells.ts';

export interface ResultsOptions {
  suite: Suite;
  /** Path of the suite file; null if it has none. */
  file: string | null;
  /** `fingerprint`: of the graph. */
  flow: { id: string; name: string; fingerprint: string };
  index: FlowIndex;
  server: ServerCapabilities;
  /** Null for the embedded engine. */
  address: string | null;
  startedAt: Date;
  endedAt: Date;
  /** In the order of the suite. */
  cells: readonly CellResult[];
  notes?: readonly string[];
}

export function serverInfo({ name, version }: ServerCapabilities, address: string | null): ResultsFile['server'] {
  return { name, release: version.version, address };
}

/** Only cases that have a cell are in the results. */
export function makeResults(options: ResultsOptions): ResultsFile {
  const { suite, file, flow, index, server, address, startedAt, endedAt, cells, notes = [] } = options;
  const wanted = new Set(cells.map((cell) => cell.case));
  const bare = { name: '', tweaks: {} };
  const fingerprintOf = cellFingerprints(suite);
  return {
    format: RESULTS_FORMAT,
    version: 1,
    suite: { name: suite.name, file },
    flow: { ...flow, components: describeComponents(index) },
    server: serverInfo(server, address),
    product: VERSION,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    output: suite.output,
    repeats: suite.repeat,
    variants: suite.variants.map(({ name, tweaks }) => ({ name, tweaks: maskTweaks(tweaks, index) })),
    cases: suite.cases
      .filter(({ name }) => wanted.has(name))
      .map((testCase) => ({
        name: testCase.name,
        inputs: testCase.turns.flatMap(({ input }) => (input === null ? [] : [input])),
        expected: testCase.turns.at(-1)?.expected ?? null,
        tags: [...testCase.tags],
        tweaks: maskTweaks(cellTweaks({ testCase, variant: bare }, index), index),
      })),
    cells: cells.map((cell) => ({ ...cell, fingerprint: fingerprintOf(cell) ?? '' })),
    ...(notes.length > 0 && { notes: [...notes] }),
    tally: tallyCells(cells),
  };
}
