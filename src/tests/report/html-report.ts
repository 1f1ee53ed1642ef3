/** The report as one HTML file, without scripts and without requests. */
import { groupPairs } from '#contract/group-pairs.ts';
import type { CellResult, CheckResult, ResultsFile } from '#contract/suite/results-file.ts';
import { escapeHtml } from '#contract/text/html-text.ts';
import { upperFirst } from '#contract/text/upper-first.ts';
import { evidencePage } from '#run/evidence/evidence-page.ts';
import { inUtc, section, table } from '#run/evidence/evidence-parts.ts';
import { tokenText } from '#run/figures/figure-text.ts';
import { formatCount, formatDuration } from '#run/figures/result-format.ts';
import { tweakLeaves } from '#run/model/tweak-leaves.ts';
import { cellVerdict } from './cell-verdict.ts';
import { markCounts } from './compare-results.ts';
import type { AgainstBaseline } from './markdown-report.ts';
import { cellNotes, failedTweaks, serverAndFlow, tallyLabels } from './report-text.ts';
import { changeSentence } from './result-changes.ts';
import { variantRows } from './variant-rows.ts';

/** Cells that a browser shows without delay. */
const SHOWN = 2_000;

/** Cases with a cell that did not pass come first. */
export function htmlReport(results: ResultsFile, baseline: AgainstBaseline | null, madeAt: Date): string {
  const { suite, startedAt, cells } = results;
  const cases = casesOf(results);
  const shown: ShownCase[] = [];
  let count = 0;
  for (const one of cases) {
    if (count > 0 && count + one.cells.length > SHOWN) break;
    shown.push(one);
    count += one.cells.length;
  }
  const rest = cells.length - count;
  return evidencePage({
    title: suite.name,
    summary: `${tallyLabels(results).join(' · ')}\n${serverAndFlow(results)} · ${inUtc(new Date(startedAt))}`,
    sections: [
      ...(results.notes === undefined
        ? []
        : [section('Notes', `<ul>${results.notes.map((note) => `<li>${escapeHtml(note)}</li>`).join('')}</ul>`)]),
      section('By variant', variantTable(results)),
      ...(baseline === null ? [] : [section('Against the baseline', baselineHtml(baseline))]),
      section(
        'Cases',
        [
          ...shown.map((one) => caseHtml(one, results)),
          ...(rest > 0
            ? [`<p class="note">${rest.toLocaleString('en')} more cells are only in the other formats.</p>`]
            : []),
        ].join('\n'),
      ),
    ],
    madeAt,
    use: '',
  });
}

interface ShownCase {
  about: ResultsFile['cases'][number];
  cells: readonly CellResult[];
}

function casesOf({ cases, cells }: ResultsFile): ShownCase[] {
  const byCase = groupPairs(cells.map((cell) => [cell.case, cell]));
  const all = cases.map((about) => ({ about, cells: byCase.get(about.name) ?? [] }));
  const isMissed = (one: ShownCase) => one.cells.some(({ state }) => state === 'failed' || state === 'broken');
  return [...all.filter(isMissed), ...all.filter((one) => !isMissed(one))];
}

function variantTable(results: ResultsFile): string {
  const { heads, rows } = variantRows(results);
  const tweaksOf = new Map(results.variants.map(({ name, tweaks }) => [name, tweakLeaves(tweaks)]));
  const lines = rows.map(({ name, counts, medianMs }) => {
    const leaves = [...(tweaksOf.get(name)?.values() ?? [])].map(
      ({ path, value }) => `${path.join(' · ')}: ${JSON.stringify(value)}`,
    );
    const time = medianMs === null ? '' : formatDuration(medianMs);
    return [name, ...counts.map(String), time, leaves.join('\n') || 'No tweaks'];
  });
  return table(['Variant', ...heads, 'Median time', 'Tweaks'], lines);
}

function baselineHtml({ cells, changes }: AgainstBaseline): string {
  const marked = cells.filter(({ mark }) => mark !== 'same').slice(0, SHOWN);
  const sentences =
    changes.length === 0
      ? ['Nothing else changed since then. The answers vary by themselves.']
      : changes.map(changeSentence);
  return [
    `<p>${escapeHtml(markCounts(cells))}</p>`,
    ...(marked.length === 0
      ? []
      : [
          table(
            ['Case', 'Variant', 'Mark', 'Before', 'Now'],
            marked.map((cell) => [
              cell.case,
              cell.variant,
              upperFirst(cell.mark),
              cell.before?.cells[0]?.answer ?? '',
              cell.after?.cells[0]?.answer ?? '',
            ]),
          ),
        ]),
    '<h3>What else changed</h3>',
    `<ul>${sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('')}</ul>`,
  ].join('\n');
}

function caseHtml({ about, cells }: ShownCase, { repeats }: ResultsFile): string {
  const inputs = about.inputs.map((input) => `<blockquote class="asked">${escapeHtml(input)}</blockquote>`);
  const expected = about.expected === null ? [] : [`<p class="note">Expected: ${escapeHtml(about.expected)}</p>`];
  return `<div class="question">
<h3>${escapeHtml(about.name)}</h3>
${[...inputs, ...expected].join('\n')}
<div class="answers">
${cells.map((cell) => cellHtml(cell, repeats)).join('\n')}
</div>
</div>`;
}

function cellHtml(cell: CellResult, repeats: number): string {
  const { variant, repeat, state, why, answer, timeMs, tokens, checks } = cell;
  const figures = [
    ...(timeMs === null ? [] : [formatDuration(timeMs)]),
    ...(tokens === null ? [] : [tokenText({ total: tokens, output: null })]),
  ];
  const isMissed = state === 'failed' || state === 'broken';
  const title = repeats > 1 ? `${variant} (${repeat})` : variant;
  const parts = [
    `<h4>${escapeHtml(title)} <small>${escapeHtml([upperFirst(cellVerdict(cell)), ...figures].join(' · '))}</small></h4>`,
    ...(isMissed ? [`<p class="failed"><strong>${upperFirst(state)}</strong> ${escapeHtml(why)}</p>`] : []),
    ...(isMissed || why === '' ? [] : [`<p class="note">${escapeHtml(why)}</p>`]),
    ...cellNotes(cell).map((note) => `<p class="note">${escapeHtml(upperFirst(note))}</p>`),
    ...failedTweaks(cell).map((text) => `<p class="note">Tweak ${escapeHtml(text)}</p>`),
    ...(answer === '' ? [] : [`<p class="plain">${escapeHtml(answer)}</p>`]),
    ...(checks.length === 0
      ? []
      : [
          `<details><summary>${formatCount(checks.length, 'check')}</summary>`,
          `${table(['Check', 'State', 'Why'], checks.map(checkRow))}</details>`,
        ]),
  ];
  return `<div class="answer">\n${parts.join('\n')}\n</div>`;
}

function checkRow({ words, state, why }: CheckResult): string[] {
  return [words, upperFirst(state), why];
}
