/** What a new result says of the suite, its flow and its server. */
import { maskTweaks } from '#flow/secrets/mask-secrets.ts';
import { median } from '#run/figures/median.ts';
import type { Suite } from '#run/suite/suite.ts';
import { componentLooks } from '#run/test-report/component-looks.ts';
import type { ResultAbout } from '../suite-store/kept-results.ts';
import type { OpenResult } from '../suite-store/open-result.ts';
import { CELL, type NewResult, type ResultInfo, tallyOf } from '../suite-store/result-info.ts';
import type { PreparedSuite } from './prepare-suite-run.ts';

export function newResult(
  { suite, flow, version, print, server, address, digest, atOnce }: PreparedSuite,
  cells: number,
): NewResult {
  return {
    digest,
    cases: suite.cases.length,
    variants: suite.variants.map(({ name }) => name),
    repeats: suite.repeat,
    atOnce,
    output: suite.output,
    flow: {
      id: flow.id,
      name: flow.name,
      print,
      ...(version && { version: { id: version.id, number: version.number, description: version.description } }),
    },
    server: { name: server.name, release: server.version.version, address },
    startedAt: Date.now(),
    endedAt: null,
    medianMs: null,
    tally: { all: cells, passed: 0, failed: 0, broken: 0, answered: 0, open: cells },
  };
}

export function aboutResult({ suite, flow, notes = [] }: AboutRun): ResultAbout {
  return {
    variants: suite.variants.map(({ name, tweaks }) => ({ name, tweaks: maskTweaks(tweaks, flow.index) })),
    components: componentLooks(flow.index),
    ...(notes.length > 0 && { notes: [...notes] }),
  };
}

interface AboutRun {
  suite: Suite;
  flow: PreparedSuite['flow'];
  notes?: readonly string[];
}

/** Counts the cells of a result that is open in the page. */
export function tallyResult(info: ResultInfo, opened: OpenResult): ResultInfo {
  const counts = { passed: 0, failed: 0, broken: 0, answered: 0 };
  const times: number[] = [];
  for (let at = 0; at < info.cases; at += 1) {
    for (const variant of info.variants.keys()) {
      for (let repeat = 0; repeat < info.repeats; repeat += 1) {
        const state = opened.stateOf(at, variant, repeat);
        if (state === CELL.passed) counts.passed += 1;
        else if (state === CELL.failed) counts.failed += 1;
        else if (state === CELL.broken) counts.broken += 1;
        else if (state === CELL.answered) counts.answered += 1;
        const ms = opened.msOf(at, variant, repeat);
        if (ms > 0 && state !== CELL.broken) times.push(ms);
      }
    }
  }
  return { ...info, tally: tallyOf(info.tally.all, counts), medianMs: median(times) };
}
