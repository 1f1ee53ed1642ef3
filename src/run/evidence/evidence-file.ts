/**
 * Exports a run or a comparison as one HTML file that anyone can read, without scripts or external resources and with a
 * strict Content-Security-Policy. It also contains the runs as data, so that the page can open it again.
 */

import { escapeHtml, escapeHtmlText } from '#contract/text/html-text.ts';
import { maskRunValues } from '#flow/secrets/mask-values.ts';
import { compareRequests, compareTweaks, restOfTweaks, serverOf } from '../compare/request-difference.ts';
import { type Pair, RUN_LETTERS } from '../compare/run-pair.ts';
import { unmatchedSentences } from '../compare/unmatched.ts';
import type { ExportedFile } from '../export/result-export.ts';
import { endText } from '../figures/not-finished.ts';
import { formatCount, formatDuration, formatList } from '../figures/result-format.ts';
import type { Run, RunInputResult } from '../model/run.ts';
import { createYieldToHost } from '../send/yield-to-host.ts';
import { answersSection } from './evidence-answers.ts';
import { answerDifferences, differingTweaks } from './evidence-comparison.ts';
import { evidencePage } from './evidence-page.ts';
import { EVIDENCE_ID, inUtc, section, table } from './evidence-parts.ts';
import { runSection } from './evidence-run.ts';

export const EVIDENCE_VERSION = 1;

const SLICE_MS = 12;
/** Characters that are escaped at once. */
const STEP = 1_000_000;

export interface EvidenceStyle {
  /** Renders text of a model as safe HTML. Default: plain text. */
  markdown?: (text: string) => string;
  /** The product's font (woff2) in base64. Default: the reader's font. */
  font?: string;
}

export interface EvidenceContent extends EvidenceStyle {
  /** With what components received and gave; without, the file says that it was left out. */
  hasValues?: boolean;
}

/** One run, or two that are compared. */
export type EvidenceRuns = readonly [Run] | Pair<Run>;

/** Only for runs that have ended: echoes of secrets are masked at the end of a run. */
export async function makeEvidence(
  runs: EvidenceRuns,
  madeAt: Date,
  { markdown = plainText, font, hasValues = false }: EvidenceContent = {},
): Promise<ExportedFile> {
  const savedRuns = runs.map(
    ({ isReadingTraces: _reading, ...run }): Run => (hasValues ? maskRunValues(run) : withoutValues(run)),
  );
  const title = titleOf(runs);
  const letterOf = (index: number) => (runs.length === 1 ? '' : (RUN_LETTERS[index] ?? ''));
  const data = JSON.stringify({ format: 'tweakbench-evidence', version: EVIDENCE_VERSION, runs: savedRuns });
  const text = evidencePage({
    title,
    summary: runs.map((run, index) => summary(run, letterOf(index))).join('\n'),
    sections: [
      answersSection(runs, markdown),
      runs.length === 2 ? comparison(runs) : '',
      ...savedRuns.map((run, index) => runSection(run, letterOf(index))),
    ],
    madeAt,
    use: 'Open it in Tweakbench to inspect the run.',
    data: `<template id="${EVIDENCE_ID}">${await escapeInSteps(data)}</template>`,
    font,
  });
  const numbers = runs.map(({ number }) => number).join('-');
  return { fileName: `evidence-run-${numbers}.html`, text, type: 'text/html;charset=utf-8' };
}

function withoutValues(run: Run): Run {
  const inputs = run.inputs.map(
    ({ values, ...input }): RunInputResult => (values ? { ...input, noValues: 'left-out' } : input),
  );
  return { ...run, inputs };
}

/** A large answer of little but `<` takes seconds, during which a page has to react. */
async function escapeInSteps(data: string): Promise<string> {
  const yieldIfDue = createYieldToHost(SLICE_MS, () => performance.now());
  const pieces: string[] = [];
  for (let from = 0; from < data.length; from += STEP) {
    pieces.push(escapeHtmlText(data.slice(from, from + STEP)));
    await yieldIfDue();
  }
  return pieces.join('');
}

function titleOf(runs: readonly Run[]): string {
  const flows = [...new Set(runs.map(({ flow }) => flow.name))].join(', ');
  return runs.length === 1 ? flows : `${flows}: runs ${formatList(runs.map(({ number }) => number))} compared`;
}

/** "Run 1 · Done · 2 inputs · 3.36 s · Embedded engine · 2 Jan 2026, 03:04:05 UTC". */
function summary(run: Run, letter: string): string {
  const { number, status, inputs, durationMs, startedAt } = run;
  const parts = [
    `${letter === '' ? '' : `${letter}: `}Run ${number}`,
    endText(run, status),
    formatCount(inputs.length, 'input'),
    ...(durationMs === null ? [] : [formatDuration(durationMs)]),
    serverOf(run),
    inUtc(new Date(startedAt)),
  ];
  return parts.join(' · ');
}

function plainText(text: string): string {
  return `<p class="plain">${escapeHtml(text)}</p>`;
}

function comparison(runs: Pair<Run>): string {
  const tweaks = compareTweaks(runs);
  const { differing } = tweaks;
  const requests = compareRequests(runs);
  const sentences = unmatchedSentences(runs).map((sentence) => `<p>${escapeHtml(sentence)}</p>`);
  return section(
    'What differs',
    [
      ...sentences,
      `<h3>Tweaks that differ</h3>`,
      differing.length === 0 ? '' : differingTweaks(differing),
      `<p class="note">${escapeHtml(restOfTweaks(tweaks))}</p>`,
      ...(requests.length === 0
        ? []
        : [
            '<h3>Requests that differ</h3>',
            table(
              ['Part', ...RUN_LETTERS],
              requests.map(({ name, values }) => [name, ...values]),
            ),
          ]),
      answerDifferences(runs),
    ].join('\n'),
  );
}
