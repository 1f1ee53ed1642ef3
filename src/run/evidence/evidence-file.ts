/**
 * Exports a run or a comparison as one HTML file that anyone can read, without scripts or external resources and with a
 * strict Content-Security-Policy. It also contains the runs as data, so that the page can open it again.
 */

import { escapeHtml } from '#contract/html-text.ts';
import { VERSION } from '#contract/package-version.ts';
import { compareRequests, compareTweaks, restOfTweaks, serverOf } from '../compare/request-difference.ts';
import { unmatchedSentences } from '../compare/unmatched.ts';
import type { ExportedFile } from '../export/result-export.ts';
import { formatCount, formatDuration, formatList } from '../figures/result-format.ts';
import type { Run } from '../model/run.ts';
import { answersSection } from './evidence-answers.ts';
import { answerDifferences, differingTweaks } from './evidence-comparison.ts';
import { EVIDENCE_ID, inUtc, section, statusWord, table } from './evidence-parts.ts';
import { runSection } from './evidence-run.ts';
import { EVIDENCE_STYLE } from './evidence-style.ts';

export const EVIDENCE_VERSION = 1;

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";
const LETTERS = ['A', 'B', 'C'];
const LOGO =
  '<svg class="logo" viewBox="0 0 20 20" width="22" height="22" aria-hidden="true"><path fill="currentColor" d="M1 10h18v3H1zM4 13h3v6H4zM13 13h3v6h-3z"/><path class="tweak" d="M9.5 2.5H16v6H9.5z"/></svg>';

export interface EvidenceLook {
  /** Renders text of a model as safe HTML. Default: plain text. */
  markdown?: (text: string) => string;
  /** The product's font (woff2) in base64. Default: the reader's font. */
  font?: string;
}

/** Only for runs that have ended: echoes of secrets are masked at the end of a run. */
export function makeEvidence(runs: readonly Run[], madeAt: Date, look: EvidenceLook = {}): ExportedFile {
  const kept = runs.map(({ isReadingTraces: _reading, ...run }): Run => run);
  const title = titleOf(runs);
  const letters = runs.length === 1 ? [''] : LETTERS.slice(0, runs.length);
  const data = JSON.stringify({ format: 'tweakbench-evidence', version: EVIDENCE_VERSION, runs: kept });
  const text = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${look.font === undefined ? '' : fontFace(look.font)}${EVIDENCE_STYLE}</style>
</head>
<body>
<main>
<header>
<p class="brand">${LOGO} Tweakbench</p>
<h1>${escapeHtml(title)}</h1>
<p class="note">${escapeHtml(runs.map((run, index) => summary(run, letters[index] ?? '')).join('\n'))}</p>
</header>
${answersSection(runs, letters, look.markdown ?? plainText)}
${runs.length > 1 ? comparison(runs, letters) : ''}
${runs.map((run, index) => runSection(run, letters[index] ?? '')).join('\n')}
<footer>
<p class="note">Made by Tweakbench ${escapeHtml(VERSION)} on ${escapeHtml(inUtc(madeAt))}. Secrets are masked. You can read this file without a server or a network. Open it in Tweakbench to inspect or replay the run.</p>
</footer>
</main>
<template id="${EVIDENCE_ID}">${escapeHtml(data)}</template>
</body>
</html>
`;
  const numbers = runs.map(({ number }) => number).join('-');
  return { fileName: `evidence-run-${numbers}.html`, text, type: 'text/html;charset=utf-8' };
}

function titleOf(runs: readonly Run[]): string {
  const flows = [...new Set(runs.map(({ flow }) => flow.name))].join(', ');
  return runs.length === 1 ? flows : `${flows}: runs ${formatList(runs.map(({ number }) => number))} compared`;
}

/** "Run 1 · Done · 2 inputs · 3.36 s · Embedded engine · 2026-01-02 03:04:05 UTC". */
function summary(run: Run, letter: string): string {
  const { number, status, inputs, durationMs, startedAt } = run;
  const parts = [
    `${letter === '' ? '' : `${letter}: `}Run ${number}`,
    statusWord(status),
    formatCount(inputs.length, run.matrix ? 'answer' : 'input'),
    ...(durationMs === null ? [] : [formatDuration(durationMs)]),
    serverOf(run),
    inUtc(new Date(startedAt)),
  ];
  return parts.join(' · ');
}

function plainText(text: string): string {
  return `<p class="plain">${escapeHtml(text)}</p>`;
}

function fontFace(font: string): string {
  return `@font-face { font-family: "Instrument Sans"; font-weight: 400 700; src: url(data:font/woff2;base64,${font}) format("woff2"); }`;
}

function comparison(runs: readonly Run[], letters: readonly string[]): string {
  const tweaks = compareTweaks(runs);
  const { differing } = tweaks;
  const requests = compareRequests(runs);
  const sentences = unmatchedSentences(runs, letters).map((sentence) => `<p>${escapeHtml(sentence)}</p>`);
  return section(
    'What differs',
    [
      ...sentences,
      `<h3>Tweaks that differ</h3>`,
      differing.length === 0 ? '' : differingTweaks(differing, letters),
      `<p class="note">${escapeHtml(restOfTweaks(tweaks))}</p>`,
      ...(requests.length === 0
        ? []
        : [
            '<h3>Requests that differ</h3>',
            table(
              ['Part', ...letters],
              requests.map(({ name, values }) => [name, ...values]),
            ),
          ]),
      answerDifferences(runs, letters),
    ].join('\n'),
  );
}
