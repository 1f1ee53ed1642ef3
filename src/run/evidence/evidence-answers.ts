/** The main section of an evidence file: each question with its answers, side by side if there are several. */

import { escapeHtml } from '#contract/text/html-text.ts';
import { formOf } from '../compare/answer-difference.ts';
import { matchInputs, questionOf } from '../compare/match-runs.ts';
import { type Pair, RUN_LETTERS } from '../compare/run-pair.ts';
import { describeError } from '../errors/error-text.ts';
import { tokenText } from '../figures/figure-text.ts';
import { inputFigures } from '../figures/input-figures.ts';
import { inputTitle } from '../figures/input-title.ts';
import { endText } from '../figures/not-finished.ts';
import { formatDuration } from '../figures/result-format.ts';
import type { Run, RunInputResult, RunOutput } from '../model/run.ts';
import { type MissedNote, missedInput } from '../results/missed-input.ts';
import { cellText } from '../results/result-table.ts';
import { beginning, pre, section, table } from './evidence-parts.ts';

/** One answer to a question; `title` distinguishes it from the others and is empty for a single answer. */
interface Cell {
  title: string;
  run: Run;
  input: RunInputResult;
}

/** `markdown` renders text of a model as safe HTML. */
export function answersSection(runs: readonly [Run] | Pair<Run>, markdown: (text: string) => string): string {
  const isAlone = runs.length === 1;
  const questions = isAlone ? ofOneRun(runs[0]) : ofComparedRuns(runs);
  const errors = runs.flatMap((run, index) =>
    run.error === null || run.inputs.some(({ error }) => error !== null)
      ? []
      : [failure(describeError(run.error), isAlone ? '' : RUN_LETTERS[index])],
  );
  return section('Answers', [...errors, ...questions.map((cells) => question(cells, markdown))].join('\n'));
}

function ofOneRun(run: Run): Cell[][] {
  return run.inputs.map((input) => [{ title: '', run, input }]);
}

function ofComparedRuns(runs: Pair<Run>): Cell[][] {
  return matchInputs(runs).map(({ inputs }) =>
    runs.flatMap((run, index) => {
      const input = inputs[index];
      return input ? [{ title: `${RUN_LETTERS[index]}: Run ${run.number}`, run, input }] : [];
    }),
  );
}

function question(cells: readonly Cell[], markdown: (text: string) => string): string {
  const questions = cells.map(({ run, input }) => questionOf(run, input.index));
  const missed = cells.map(({ run, input }) => missedInput(run, input.index));
  const isShared = new Set(questions.map((text, position) => `${missed[position]?.sentence}\n${text}`)).size === 1;
  const [first] = cells;
  if (!first) return '';
  const answers = cells.map(
    (cell, position) =>
      `<div class="answer">\n${[
        cell.title === '' ? '' : `<h4>${escapeHtml(cell.title)}</h4>`,
        isShared ? '' : quote(questions[position], missed[position]),
        answer(cell, markdown),
      ].join('\n')}\n</div>`,
  );
  const head = `<h3>${inputTitle(first.input.index)}</h3>\n${isShared ? quote(questions[0], missed[0]) : ''}`;
  return `<div class="question">\n${head}\n<div class="answers">\n${answers.join('\n')}\n</div>\n</div>`;
}

function quote(text: string | null | undefined, missed: MissedNote | null | undefined): string {
  const struck = (shown: string) => (missed?.isCertain ? `<s>${escapeHtml(shown)}</s>` : escapeHtml(shown));
  const question = text ? beginning(text, (shown) => `<blockquote class="asked">${struck(shown)}</blockquote>`) : '';
  return missed ? `${question}\n<p class="note">${escapeHtml(missed.sentence)}</p>` : question;
}

function answer({ run, input }: Cell, markdown: (text: string) => string): string {
  const { timeMs, tokens } = inputFigures(run, input);
  const figures = [
    ...(input.status === 'done' ? [] : [endText(run, input.status)]),
    ...(timeMs === null ? [] : [formatDuration(timeMs)]),
    ...(tokens === null ? [] : [tokenText(tokens)]),
  ];
  const isAnswered = input.outputs.some((output) => formOf(output).kind !== 'none');
  return [
    ...(isAnswered ? input.outputs.map((output) => outputHtml(output, markdown)) : ['<p class="note">No answer.</p>']),
    ...(input.error === null ? [] : [failure(describeError(input.error))]),
    ...(figures.length === 0 ? [] : [`<p class="note">${escapeHtml(figures.join(' · '))}</p>`]),
  ].join('\n');
}

function failure(sentence: string, letter = ''): string {
  return `<p class="failed"><strong>${letter === '' ? '' : `${letter}: `}Failed</strong> ${escapeHtml(sentence)}</p>`;
}

function outputHtml(output: RunOutput, markdown: (text: string) => string): string {
  const note = output.status === 'partial' ? '\n<p class="note">This text is not complete.</p>' : '';
  return `<p class="output">${escapeHtml(output.displayName)}</p>\n${body(output, markdown)}${note}`;
}

function body(output: RunOutput, markdown: (text: string) => string): string {
  const form = formOf(output);
  switch (form.kind) {
    case 'none':
      return '<p class="note">No answer.</p>';
    case 'text':
      return beginning(form.text, (shown) => `<div class="text">${markdown(shown)}</div>`);
    case 'table':
      return table(
        form.table.columns.map(({ key }) => key),
        form.table.rows.map((row) => row.map(cellText)),
      );
    default:
      return pre(JSON.stringify(form.value, null, 2));
  }
}
