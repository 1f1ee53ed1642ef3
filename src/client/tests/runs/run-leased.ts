/** One run of a suite under the lease of its result. */
import { errorMessage } from '#contract/error-message.ts';
import { countRequestsOf } from '#tests/view/request-count.ts';
import type { CellKey } from '../../runs/cells/cell-sender.ts';
import { takeLease } from '../../runs/cells/result-lease.ts';
import { CELL, type ResultInfo } from '../../runs/history/result-info.ts';
import { announceRuns } from '../../runs/history/run-channel.ts';
import type { PageServices } from '../../runs/page-services.ts';
import { randomId } from '../../shell/ui/browser/random-id.ts';
import type { OpenResult } from '../store/open-result.ts';
import { isWholeRun, type RunChoice } from '../store/suite-runs.ts';
import type { SuitesService } from '../store/suites-service.ts';
import { allCells, type CellsToRun, cellsOfChanged, cellsOfSame, SUITE_CHANGED } from './cells-to-run.ts';
import { aboutResult, newResult } from './new-result.ts';
import { createPageCheckPorts } from './page-check-ports.ts';
import type { PreparedSuiteRun } from './prepare-suite-run.ts';
import { runSuiteCells } from './run-suite-cells.ts';

const ELSEWHERE = 'This suite runs in another browser or on another machine.';

export interface SuiteStart {
  suite: string;
  choice: RunChoice;
  /** Id of the result that is shown; null for none. */
  base: string | null;
  /** True once a person has agreed to the number of requests. */
  isAgreed?: boolean;
}

export interface LeasedStart extends SuiteStart {
  prepared: PreparedSuiteRun;
  /** Cells a second of the run before; null if it is not known. */
  ratePerSecond: number | null;
}

/** Resolves with the reason if nothing was sent, or if it had to stop, else with null. */
export async function runLeased(
  services: PageServices,
  service: SuitesService,
  start: LeasedStart,
  controller: AbortController,
): Promise<string | null> {
  if (controller.signal.aborted) return null;
  const begun = await beginResult(service, start);
  if (typeof begun === 'string' || begun === null) return begun;
  const { info, opened } = begun;
  const isNew = begun.toRun !== null;
  const { workspaceClient, outbox, sender } = await service.open();
  /** Deletes the new result, in which nothing was run. */
  const drop = () => service.results.setDeleted(info.id, true).catch(() => undefined);
  const lease = await takeLease(workspaceClient, info.id, ELSEWHERE);
  if (lease === null) {
    if (isNew) await drop();
    return ELSEWHERE;
  }
  const { lost } = lease;
  lost.addEventListener('abort', () => controller.abort(lost.reason), { once: true });
  sender.begin(info.id, lease);
  let hasRun = false;
  try {
    const toRun = begun.toRun ?? (await cellsOfResult(start, opened));
    if (toRun.run.length === 0) return 'Nothing is left to run.';
    if (!isNew && asksFirst(service, start, toRun)) return null;
    if (controller.signal.aborted) return null;
    hasRun = true;
    services.outboxState.setState(({ withoutRun }) => ({
      withoutRun: new Map([...withoutRun].filter(([result]) => result !== info.id)),
    }));
    service.setRun(start.suite, { result: info.id, notes: start.prepared.notes });
    await runCells(services, service, start, { info, opened, toRun }, controller.signal);
    await outbox.sendAll();
    return lost.aborted ? errorMessage(lost.reason) : null;
  } finally {
    sender.end(info.id);
    if (hasRun) await opened.endRun();
    else if (isNew) await drop();
    await lease.release();
  }
}

interface BegunResult {
  info: ResultInfo;
  opened: OpenResult;
  /** Null for the shown result, whose cells are known only under its lease. */
  toRun: CellsToRun | null;
}

/** Runs that send so many requests or more ask first, whatever starts them. */
const ASKS_FROM = 500;

/** True if a person has to agree first. The question is in the service. */
function asksFirst(service: SuitesService, start: LeasedStart, { run }: CellsToRun): boolean {
  const { suite, choice, base, isAgreed = false, prepared, ratePerSecond } = start;
  if (isAgreed) return false;
  const cost = countRequestsOf(prepared.suite, run);
  if (cost.requests < ASKS_FROM) return false;
  service.setRun(suite, { question: { choice, base, cost, ratePerSecond } });
  return true;
}

/** A new result, or the one that is shown; or why there is none; null if a person is asked first. */
async function beginResult(service: SuitesService, start: LeasedStart): Promise<BegunResult | string | null> {
  const { suite: id, choice, base, prepared } = start;
  const { results } = service;
  const shown = base === null || isWholeRun(choice) ? null : service.result(base);
  const before = shown && (await shown.loaded()).info;
  const isSame = before?.digest === prepared.digest && before.flow.fingerprint === prepared.fingerprint;
  if (shown && before && isSame) return { info: before, opened: shown, toRun: null };
  if (choice === 'rest') return SUITE_CHANGED;
  const isSameFlow = before?.flow.fingerprint === prepared.fingerprint;
  const toRun =
    before === null
      ? cellsOfSame(prepared.suite, choice, () => CELL.open)
      : await cellsOfChanged(prepared.suite, choice, before, results, isSameFlow);
  if (toRun.run.length === 0) return 'Nothing is left to run.';
  if (asksFirst(service, start, toRun)) return null;
  const about = aboutResult(prepared);
  const info = await results.begin(id, randomId(), newResult(prepared, allCells(prepared.suite).length), about);
  return { info, opened: service.addResult(info, about), toRun };
}

/** Reads the shown result again, because another page may have added cells. */
async function cellsOfResult({ choice, prepared }: LeasedStart, opened: OpenResult): Promise<CellsToRun> {
  await opened.reload();
  return cellsOfSame(prepared.suite, choice, (key) => stateOf(opened, key));
}

function stateOf(opened: OpenResult, { case: at, variant, repeat }: CellKey) {
  return opened.stateOf(at, variant, repeat);
}

async function runCells(
  services: PageServices,
  service: SuitesService,
  { suite: id, prepared }: LeasedStart,
  { info, opened, toRun: { run, taken } }: BegunResult & { toRun: CellsToRun },
  signal: AbortSignal,
): Promise<void> {
  const { server, connection, timeouts } = prepared;
  await opened.reopen([...run].filter((key) => stateOf(opened, key) >= CELL.passed));
  for (const cell of taken) {
    await service.results.room(signal);
    if (signal.aborted) break;
    opened.end(cell, null);
  }
  const progress = await opened.beginRun(run.length);
  service.setRun(id, { progress });
  announceRuns();
  const begin = () => ({ id: randomId(), startedAt: Date.now() });
  const { ports, end } = createPageCheckPorts(services, { server, connection, timeouts, begin });
  try {
    await runSuiteCells({
      prepared,
      result: info.id,
      opened,
      progress,
      results: service.results,
      cells: run,
      checks: ports,
      values: service.values,
      signal,
      showPause: (pause) => service.setRun(id, { pause }),
    });
  } finally {
    end();
  }
}
