/** One run of a suite under the lease of its result. */
import { errorMessage } from '#contract/error-message.ts';
import { countRequestsOf } from '#run/test-view/request-count.ts';
import { randomId } from '../../ui/browser/random-id.ts';
import type { CellKey, CellSender } from '../cells/cell-sender.ts';
import { takeLease } from '../cells/result-lease.ts';
import { announceRuns } from '../history/run-channel.ts';
import type { PageServices } from '../page-services.ts';
import { readAgain, runKeys } from '../run-cache.ts';
import { waitingCell } from '../suite-store/kept-cell.ts';
import type { OpenResult } from '../suite-store/open-result.ts';
import { CELL, type ResultInfo } from '../suite-store/result-info.ts';
import { type ResumeNote, writeResumeNote } from '../suite-store/resume-note.ts';
import { isWholeRun, type RunChoice, type RunPause } from '../suite-store/suite-runs.ts';
import type { SuitesService } from '../suite-store/suites-service.ts';
import { allCells, type CellsToRun, cellsOfChanged, cellsOfSame } from './cells-to-run.ts';
import { aboutResult, newResult, tallyResult } from './new-result.ts';
import { createPageCheckPorts } from './page-check-ports.ts';
import type { PreparedSuite } from './prepare-suite-run.ts';
import { runSuiteCells } from './run-suite-cells.ts';
import { createSuiteProgress } from './suite-progress.ts';

const ELSEWHERE = 'This suite runs in another browser or on another machine.';

export interface SuiteStart {
  suite: string;
  choice: RunChoice;
  /** Id of the result that is shown; null for none. */
  base: string | null;
  /** After a reload. */
  resumed?: ResumeNote;
  /** Somebody was asked, and wants it. */
  isAgreed?: boolean;
}

export interface LeasedStart extends SuiteStart {
  prepared: PreparedSuite;
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
  const { suite, resumed, prepared } = start;
  const begun = await beginResult(service, start);
  if (typeof begun === 'string' || begun === null) return begun;
  const { info, opened } = begun;
  const isNew = begun.toRun !== null;
  const { ask, sender } = await service.open();
  /** Nothing was run in it. */
  const drop = () => service.results.setDeleted(info.id, true).catch(() => undefined);
  const lease = await takeLease(ask, info.id, ELSEWHERE);
  if (lease === null) {
    if (isNew) await drop();
    return ELSEWHERE;
  }
  const { lost } = lease;
  lost.addEventListener('abort', () => controller.abort(lost.reason), { once: true });
  sender.begin(info.id, lease);
  let hasRun = false;
  try {
    const toRun = begun.toRun ?? (await cellsOfResult(sender, start, opened));
    if (toRun.run.length === 0) return 'Nothing is left to run.';
    if (!isNew && asksFirst(service, start, toRun)) return null;
    await begun.kept;
    hasRun = true;
    service.setRun(suite, {
      result: info.id,
      notes: [...(resumed ? [resumedText(resumed.inFlight)] : []), ...prepared.notes],
    });
    if (isNew && toRun.taken.length === 0) opened.setInfo({ ...info, isRunning: true });
    else await openAgain(service, info, opened, toRun, sender);
    announceRuns();
    await runCells(services, service, start, { info, opened, toRun, sender }, controller.signal);
    const { problem } = await sender.sendAll();
    if (problem !== null) void readAgain(services.client, runKeys.waiting);
    return lost.aborted ? errorMessage(lost.reason) : problem;
  } finally {
    sender.end(info.id);
    if (hasRun) await finish(service, opened);
    else if (isNew) await drop();
    await lease.release();
  }
}

interface BegunResult {
  info: ResultInfo;
  opened: OpenResult;
  /** Resolves when the server knows what it is run with. */
  kept?: Promise<void>;
  /** Null for the shown result, whose cells are known only under its lease. */
  toRun: CellsToRun | null;
}

/** Runs that send so many requests or more ask first, whatever starts them. */
const ASKS_FROM = 500;

/** True if a person has to agree first. What is asked is in the service. */
function asksFirst(service: SuitesService, start: LeasedStart, { run }: CellsToRun): boolean {
  const { suite, choice, base, isAgreed = false, resumed, prepared, ratePerSecond } = start;
  if (isAgreed || resumed) return false;
  const cost = countRequestsOf(prepared.suite, run);
  if (cost.requests < ASKS_FROM) return false;
  service.setRun(suite, { asked: { choice, base, cost, ratePerSecond } });
  return true;
}

/** A new result, or the one that is shown; or why there is none; null if a person is asked first. */
async function beginResult(service: SuitesService, start: LeasedStart): Promise<BegunResult | string | null> {
  const { suite: id, choice, base, prepared } = start;
  const { results } = service;
  const shown = base === null || isWholeRun(choice) ? null : service.result(base);
  const before = shown && (await shown.loaded()).info;
  const isSame = before?.digest === prepared.digest && before.flow.print === prepared.print;
  if (shown && before && isSame) return { info: before, opened: shown, toRun: null };
  if (choice === 'rest') return 'The suite changed since. Run all starts a new result.';
  const mayTake = before?.flow.print === prepared.print;
  const toRun =
    before === null
      ? cellsOfSame(prepared.suite, choice, () => CELL.open)
      : await cellsOfChanged(prepared.suite, choice, before.id, results, mayTake);
  if (toRun.run.length === 0) return 'Nothing is left to run.';
  if (asksFirst(service, start, toRun)) return null;
  const info = await results.begin(id, randomId(), newResult(prepared, allCells(prepared.suite).length));
  const about = aboutResult(prepared);
  const kept = results.keepAbout(info.id, about);
  // Its failure is thrown once the lease can be given back.
  kept.catch(() => undefined);
  return { info, opened: service.addResult(info, about), toRun, kept };
}

/**
 * Reads the shown result again, because another page may have added cells. What waits here is sent first, so that it does
 * not come after cells that run again.
 */
async function cellsOfResult(
  sender: CellSender,
  { choice, resumed, prepared }: LeasedStart,
  opened: OpenResult,
): Promise<CellsToRun> {
  await sender.sendAll();
  await opened.reload();
  const stateOf = ({ case: at, variant, repeat }: CellKey) => opened.stateOf(at, variant, repeat);
  if (!resumed?.cells) return cellsOfSame(prepared.suite, resumed ? 'rest' : choice, stateOf);
  return { run: resumed.cells.filter((key) => stateOf(key) === CELL.open), taken: [] };
}

/** Makes the cells of a result open, and adds those that are taken over. */
async function openAgain(
  service: SuitesService,
  info: ResultInfo,
  opened: OpenResult,
  { run, taken }: CellsToRun,
  sender: CellSender,
): Promise<void> {
  const ended = [...run].filter((key) => opened.stateOf(key.case, key.variant, key.repeat) >= CELL.passed);
  await sender.reopen(info.id, ended);
  for (const key of ended) opened.set(key, CELL.open, 0);
  for (const kept of taken) {
    const cell = waitingCell(info.id, kept, null);
    await sender.keep(cell);
    opened.set(kept.key, cell.state, cell.ms, kept);
  }
  // The page may be closed before the run ends: until then progress is counted from the cells.
  const now = await service.results.update(info.id, { ...tallyResult(info, opened), endedAt: null }, false);
  if (now) opened.setInfo({ ...now, isRunning: true });
}

interface RunningCells {
  info: ResultInfo;
  opened: OpenResult;
  toRun: CellsToRun;
  sender: CellSender;
}

async function runCells(
  services: PageServices,
  service: SuitesService,
  { suite: id, choice, resumed, prepared }: LeasedStart,
  { info, opened, toRun, sender }: RunningCells,
  signal: AbortSignal,
): Promise<void> {
  const { server, connection, timeouts, address } = prepared;
  const begin = () => ({ id: randomId(), startedAt: Date.now() });
  const { ports, end } = createPageCheckPorts(services, { server, connection, timeouts, begin });
  const cells = toRun.run;
  const isRest = resumed
    ? resumed.cells === null
    : choice === 'rest' || (isWholeRun(choice) && !(typeof choice === 'object' && 'first' in choice));
  writeResumeNote({ suite: id, result: info.id, address, cells: isRest ? null : [...cells] });
  const progress = createSuiteProgress(cells.length, (changes) => service.setRun(id, { progress: changes }));
  const pause = async (why: RunPause) => {
    if (signal.aborted) return;
    progress.stop();
    service.setRun(id, { pause: why });
    await new Promise<void>((done) => service.pauses.set(id, done));
    service.pauses.delete(id);
    progress.goOn();
    service.setRun(id, { pause: null });
  };
  const askAgain = async (keys: readonly CellKey[]) => {
    await sender.sendAll();
    await sender.reopen(info.id, keys);
    for (const key of keys) opened.set(key, CELL.open, 0);
    progress.takeBack(keys.length);
  };
  try {
    await runSuiteCells({
      prepared,
      result: info.id,
      opened,
      cells,
      sender,
      checks: ports,
      values: service.values,
      signal,
      pause,
      askAgain,
      onEnd: ({ result }) => progress.add(result.state),
    });
  } finally {
    progress.end();
    end();
  }
}

/** Saves the tally; without it, the server counts the cells. */
async function finish({ results }: SuitesService, opened: OpenResult): Promise<void> {
  const { info } = opened.read();
  if (info === null) return;
  const ended = { ...tallyResult(info, opened), endedAt: Date.now() };
  opened.setInfo({ ...ended, isRunning: false });
  await results.update(info.id, ended, true).catch(() => undefined);
}

function resumedText(inFlight: number): string {
  if (inFlight === 0) return 'Went on after a reload.';
  return `Went on after a reload, ${inFlight === 1 ? '1 cell was' : `${inFlight} cells were`} sent again.`;
}
