/**
 * A run, or a comparison, as one HTML file that anyone can read: no script, nothing that is fetched, its own strict
 * policy. The runs themselves are in it too, so that the page opens it again.
 */
import { VERSION } from '#contract/package-version.ts';
import { compareRequests, compareTweaks, restOfTweaks } from '../compare/request-difference.ts';
import { unmatchedSentences } from '../compare/unmatched.ts';
import type { ExportedFile } from '../result-export.ts';
import type { Run } from '../run.ts';
import { EVIDENCE_ID, escapeHtml } from './escape-html.ts';
import { answerDifferences, differingTweaks } from './evidence-comparison.ts';
import { inUtc, section, table } from './evidence-parts.ts';
import { runSection } from './evidence-run.ts';
import { EVIDENCE_STYLE } from './evidence-style.ts';

export const EVIDENCE_VERSION = 1;

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const LETTERS = ['A', 'B', 'C'];

/** Only for runs that are over: while one runs, what a server echoes is not masked yet. */
export function makeEvidence(runs: readonly Run[], madeAt: Date): ExportedFile {
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
<style>${EVIDENCE_STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>Made by Tweakbench ${escapeHtml(VERSION)} on ${escapeHtml(inUtc(madeAt))}. Secrets are masked. This file needs no server and no network. Open it in Tweakbench to inspect or replay the run.</p>
${runs.length > 1 ? comparison(runs, letters) : ''}
${runs.map((run, place) => runSection(run, letters[place] ?? '')).join('\n')}
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
  const numbers = runs.map(({ number }) => `#${number}`).join(', ');
  return runs.length === 1 ? `Run ${numbers} of ${flows}` : `Runs ${numbers} of ${flows}, compared`;
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
