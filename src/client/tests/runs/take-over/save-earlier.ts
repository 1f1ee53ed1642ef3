/** Saves what an earlier release kept as a suite with one result. Can be repeated after an interruption. */
import type { JsonValue } from '#contract/json.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import type { CellState, CheckResult } from '#contract/suite/results-file.ts';
import { median } from '#run/figures/median.ts';
import { cellVerdict } from '#tests/report/cell-verdict.ts';
import { casePrint } from '#tests/suite/case-print.ts';
import type { Suite } from '#tests/suite/suite.ts';
import type { CellKey } from '../../../runs/cells/cell-sender.ts';
import { sendCells } from '../../../runs/cells/send-cells.ts';
import { CELL, type CellNumber, tallyOf } from '../../../runs/history/result-info.ts';
import type { WaitingCell } from '../../../runs/history/waiting.ts';
import type { Ask } from '../../../runs/history/workspace-ask.ts';
import { type KeptCell, toOutcome } from '../../store/kept-cell.ts';
import type { NewResult } from '../../store/kept-results.ts';
import { readSuiteText } from '../../store/read-suite-text.ts';
import { rowsText } from '../../store/rows-text.ts';
import { suiteDigest } from '../../store/suite-state.ts';
import type { SuitesService } from '../../store/suites-service.ts';

/** A cell as far as it is known. */
export interface EarlierCell {
  /** From 0. */
  case: number;
  variant: string;
  /** From 0. */
  repeat: number;
  state: CellNumber;
  why: string;
  answer: string;
  timeMs: number | null;
  firstTextMs: number | null;
  tokens: number | null;
  startedAt: number | null;
  checks: CheckResult[];
  tweaks: TweakOutcome[];
  /** Where its run is. */
  from: KeptCell['from'];
}

export interface EarlierSuite {
  /** Always the same for the same thing. */
  id: string;
  name: string;
  flow: { id: string; name: string };
  address: string | null;
  text: string;
  /** The rows that the text names. */
  file: { name: string; columns: readonly string[]; rows: readonly (readonly JsonValue[])[] } | null;
  /** Null if it was never run. */
  result: EarlierResult | null;
}

export interface EarlierResult {
  id: string;
  startedAt: number;
  endedAt: number;
  server: string;
  release: string;
  /** Fingerprint of the flow; empty if it is not known. */
  print: string;
  cells: number;
  ended: () => AsyncGenerator<EarlierCell, void, void>;
}

const NAMES: Partial<Record<CellNumber, CellState>> = {
  [CELL.passed]: 'passed',
  [CELL.failed]: 'failed',
  [CELL.broken]: 'broken',
};
const NO_CELLS = { passed: 0, failed: 0, broken: 0, answered: 0 };
/** Cells that are sent together. */
const STEP = 200;

/** False if there is nothing to save, because the suite was deleted, or another one has its id. Rejects with a sentence. */
export async function saveEarlier(service: SuitesService, ask: Ask, earlier: EarlierSuite): Promise<boolean> {
  const { suites, results } = service;
  const { id, name, flow, address, text, file, result } = earlier;
  const place = { flow, address };
  const rows = file && (await suites.addRows({ ...place, id }, file, `${id}-rows`));
  const files = file && rows ? { [file.name]: rows } : {};
  const isKept = await suites.create(place, name, { text, files }, id).then(
    () => true,
    () => false,
  );
  if (!isKept) return false;
  if (result === null) return true;
  const texts = new Map(file ? [[file.name, rowsText(file.name, file.columns, file.rows)]] : []);
  const { suite } = await readSuiteText(text, texts, new AbortController().signal);
  if (suite === null) return true;
  const begun: NewResult = {
    digest: suiteDigest({ text, files }),
    cases: suite.cases.length,
    variants: suite.variants.map((one) => one.name),
    repeats: suite.repeat,
    atOnce: suite.atOnce ?? 1,
    output: suite.output,
    flow: { ...flow, print: result.print },
    server: { name: result.server, release: result.release, address },
    startedAt: result.startedAt,
    endedAt: result.endedAt,
    medianMs: null,
    tally: tallyOf(result.cells, NO_CELLS),
  };
  await results.begin(id, result.id, begun);
  await results.keepAbout(result.id, { variants: suite.variants.map((one) => ({ ...one })), components: {} });
  const counts = { ...NO_CELLS };
  const times: number[] = [];
  let cells: WaitingCell[] = [];
  const send = async () => {
    for (let at = 0; at < cells.length; ) {
      const outcome = await sendCells(ask, cells.slice(at), null);
      if (outcome.kind !== 'sent') throw new Error(outcome.why);
      at += outcome.count;
    }
    cells = [];
  };
  for await (const cell of result.ended()) {
    const kept = toKept(suite, cell);
    const verdict = kept && cellVerdict(kept.result);
    if (kept === null || verdict === null || verdict === 'not run') continue;
    counts[verdict] += 1;
    if (cell.timeMs !== null && verdict !== 'broken') times.push(cell.timeMs);
    cells.push({
      result: result.id,
      case: cell.case,
      variant: kept.key.variant,
      repeat: cell.repeat,
      term: 0,
      run: null,
      state: CELL[verdict],
      ms: cell.timeMs ?? 0,
      outcome: toOutcome(kept),
    });
    if (cells.length === STEP) await send();
  }
  await send();
  await results.update(result.id, { ...begun, medianMs: median(times), tally: tallyOf(result.cells, counts) }, true);
  return true;
}

function toKept(suite: Suite, cell: EarlierCell): KeptCell | null {
  const testCase = suite.cases[cell.case];
  const at = suite.variants.findIndex(({ name }) => name === cell.variant);
  const variant = suite.variants[at];
  if (!testCase || !variant) return null;
  const { state, repeat, from, case: _case, variant: _variant, ...rest } = cell;
  const key: CellKey = { case: cell.case, variant: at, repeat };
  return {
    key,
    from,
    hasRun: from !== null,
    tags: testCase.tags,
    result: {
      ...rest,
      case: testCase.name,
      variant: variant.name,
      repeat: repeat + 1,
      state: NAMES[state] ?? 'not run',
      isConfirmed: rest.tweaks.length > 0,
    },
    inputs: testCase.turns.flatMap(({ input }) => (input === null ? [] : [input])),
    expected: testCase.turns.at(-1)?.expected ?? null,
    print: casePrint(suite, { testCase, variant }),
  };
}
