/** What a new result says of the suite, its flow and its server. */

import type { ResultAbout } from '#contract/workspace/result-head.ts';
import { maskTweaks } from '#flow/secrets/mask-secrets.ts';
import { describeComponents } from '#tests/report/describe-components.ts';
import type { Suite } from '#tests/suite/suite.ts';
import type { NewResult } from '../../runs/history/result-info.ts';
import type { PreparedSuiteRun } from './prepare-suite-run.ts';

export function newResult(
  { suite, flow, version, fingerprint, server, address, digest, atOnce }: PreparedSuiteRun,
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
      fingerprint,
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
    components: describeComponents(flow.index),
    ...(notes.length > 0 && { notes: [...notes] }),
  };
}

interface AboutRun {
  suite: Suite;
  flow: PreparedSuiteRun['flow'];
  notes?: readonly string[];
}
