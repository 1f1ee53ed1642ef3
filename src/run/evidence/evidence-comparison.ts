/** The differences between the runs of an evidence file: tweaks, times and answers. */

import { escapeHtml } from '#contract/text/html-text.ts';
import { type AnswerDifference, changedPart, diffAnswers, formatChanged } from '../compare/answer-difference.ts';
import { failureOf, type MatchedInput, matchInputs, matchOutputs, questionOf } from '../compare/match-runs.ts';
import type { ComparedTweak, TweakDifference } from '../compare/request-difference.ts';
import { ofBoth, type Pair, RUN_LETTERS } from '../compare/run-pair.ts';
import type { TextPart } from '../compare/text-difference.ts';
import { tokenText } from '../figures/figure-text.ts';
import { inputFigures } from '../figures/input-figures.ts';
import { formatDuration } from '../figures/result-format.ts';
import type { Run } from '../model/run.ts';
import { missedInput } from '../results/missed-input.ts';
import { toAccessor } from '../results/result-accessor.ts';
import { cellText } from '../results/result-table.ts';
import { markedTable, table } from './evidence-parts.ts';

/** An HTML table with one row per tweak and one column per run. */
export function differingTweaks(differing: readonly TweakDifference[]): string {
  return table(
    ['Component · field', ...RUN_LETTERS],
    differing.map(({ component, field, values }) => [
      `${component ?? 'Every component'} · ${field}`,
      ...values.map(tweakText),
    ]),
  );
}

function tweakText(value: ComparedTweak): string {
  if (value.kind === 'secret') return '••••••••';
  const more = value.kind === 'flow' ? "the flow's own" : value.lost;
  if (value.value === undefined) return "the flow's own";
  return `${JSON.stringify(value.value)}${more === null ? '' : ` (${more})`}`;
}

function questionText(run: Run, input: number): string {
  const question = questionOf(run, input) ?? '';
  const missed = missedInput(run, input);
  return missed === null ? question : `${question} (${missed.sentence})`;
}

/** HTML for each input: its figures, and the answers of both runs compared. */
export function answerDifferences(runs: Pair<Run>): string {
  return matchInputs(runs)
    .map((input) => inputDifference(runs, input))
    .join('\n');
}

function inputDifference(runs: Pair<Run>, input: MatchedInput): string {
  const [before, after] = input.inputs;
  const number = ((before ?? after)?.index ?? 0) + 1;
  const figures = ofBoth(input.inputs, (one, at) => inputFigures(runs[at], one));
  const rows = [
    [
      'Question',
      ...runs.map((run, at) => (input.inputs[at] ? questionText(run, input.inputs[at].index) : 'no such input')),
    ],
    ['Time', ...figures.map(({ timeMs }) => (timeMs === null ? 'none' : formatDuration(timeMs)))],
    ['First token', ...figures.map(({ firstTokenMs: first }) => (first === null ? 'none' : formatDuration(first)))],
    ['Tokens', ...figures.map(({ tokens }) => (tokens === null ? 'none' : tokenText(tokens)))],
  ];
  const errors = ofBoth(runs, (run, at) => failureOf(run, input.inputs[at]));
  const outputs = matchOutputs(input.inputs).map(({ displayName, outputs: answers }) => {
    const difference = diffAnswers(...answers, errors);
    const title = `${displayName}, Input ${number}, A → B`;
    const isOtherFailure = difference.kind === 'apart' && difference.why === 'other failure';
    const changed = isOtherFailure ? '' : `${formatChanged(changedPart(difference))} changed`;
    const about = difference.isSame ? 'the same' : changed;
    return `<h4>${escapeHtml(title)} <small>${about}</small></h4>\n${difference.isSame ? '' : differenceOf(difference)}`;
  });
  return `<h3>Input ${number}</h3>\n${table(['Part', ...RUN_LETTERS], rows)}\n${outputs.join('\n')}`;
}

const APART = {
  'not answered': 'One of them did not answer.',
  'other failure': 'Neither answered, for different reasons.',
  'other kind': 'The answers are of different kinds.',
} as const;

function differenceOf(difference: AnswerDifference): string {
  switch (difference.kind) {
    case 'text':
      return `<p class="diff">${difference.text.parts.map(marked).join('')}</p>`;
    case 'json':
      return markedTable(
        ['Place', 'Before', 'After'],
        difference.json.changes.map(({ path, before, after }) => [
          escapeHtml(toAccessor(path, 'TypeScript', '') || 'the whole value'),
          before === undefined ? '' : `<del>${escapeHtml(JSON.stringify(before))}</del>`,
          after === undefined ? '' : `<ins>${escapeHtml(JSON.stringify(after))}</ins>`,
        ]),
      );
    case 'table': {
      const { columns, rows } = difference.table;
      const differing = rows.filter(({ kind }) => kind !== 'same');
      return markedTable(
        ['Change', ...columns],
        differing.map(({ kind, before, after, columns: changed }) => [
          kind,
          ...columns.map((_, at) => {
            const [then, now] = [escapeHtml(cellText(before?.[at])), escapeHtml(cellText(after?.[at]))];
            if (after === null) return `<del>${then}</del>`;
            if (before === null) return `<ins>${now}</ins>`;
            return changed.includes(at) ? `<del>${then}</del> <ins>${now}</ins>` : now;
          }),
        ]),
      );
    }
    case 'apart':
      return `<p class="note">${APART[difference.why]}</p>`;
  }
}

function marked({ kind, text }: TextPart): string {
  const escaped = escapeHtml(text);
  if (kind === 'same') return escaped;
  return kind === 'removed' ? `<del>${escaped}</del>` : `<ins>${escaped}</ins>`;
}
