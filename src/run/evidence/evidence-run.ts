/** One run in an evidence file: what was asked, what was sent, what the tweaks did, what was answered, and when. */
import { isJsonEqual } from '#contract/json.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import { formOf } from '../compare/answer-difference.ts';
import { serverOf } from '../compare/request-difference.ts';
import { componentTimes } from '../component-times.ts';
import { describeError } from '../describe-change.ts';
import { spanWords, tokenWords } from '../figures/figure-words.ts';
import { inputFigures } from '../figures/input-figures.ts';
import { formatDuration } from '../result-format.ts';
import { cellText } from '../result-table.ts';
import type { Run, RunInputResult, RunMatrix, RunOutput } from '../run.ts';
import { cellName, inputTitle } from '../variants/run-matrix.ts';
import { columnName } from '../variants/variant.ts';
import { escapeHtml } from './escape-html.ts';
import { facts, inUtc, pre, section, table } from './evidence-parts.ts';

/** `letter` names the run in a comparison; empty where it is alone. */
export function runSection(run: Run, letter: string): string {
  const name = `Run #${run.number}`;
  return section(
    letter === '' ? name : `${letter}: ${name}`,
    [
      facts([
        ['Flow', `${run.flow.name} (${run.flow.id})`],
        ['Server', serverOf(run)],
        ['Started', inUtc(new Date(run.startedAt))],
        ['Took', run.durationMs === null ? null : formatDuration(run.durationMs)],
        ['Outcome', run.status],
        ['Session', run.sessionId],
        ['Error', run.error === null ? null : describeError(run.error)],
      ]),
      request(run),
      plan(run),
      report(run),
      ...run.inputs.map((input) => answers(run, input)),
    ].join('\n'),
  );
}

function request({ request: asked, draft, matrix }: Run): string {
  const inputs = asked.inputs?.map(({ input_value, type, components }, at) => [
    matrix ? cellName(matrix, at) : String(at + 1),
    input_value ?? '',
    type ?? 'any',
    components?.join(', ') ?? '',
  ]);
  return [
    '<h3>Request</h3>',
    inputs === undefined
      ? '<p>No inputs were sent: every input component was blank.</p>'
      : table(['Input', 'Value', 'Type', 'Components'], inputs),
    facts([
      ['Outputs', asked.outputs?.join(', ') || 'every output'],
      ['Stream', asked.stream ? 'on' : 'off'],
      ['Session', asked.session_id ?? null],
    ]),
    ...(matrix ? matrix.columns.map(variant) : ['<h4>Tweaks</h4>', pre(draft.tweaksText)]),
  ].join('\n');
}

function variant(column: RunMatrix['columns'][number]): string {
  return `<h4>${escapeHtml(column.letter === '' ? column.name : `Variant ${columnName(column)}`)}</h4>\n${pre(column.tweaksText)}`;
}

function plan({ plan: { requests, reasons } }: Run): string {
  const sent = requests.map(
    ({ method, path, transport, body }, at) =>
      `<details><summary>Request ${at + 1}: ${method} ${escapeHtml(path)} (${transport})</summary>${pre(JSON.stringify(body, null, 2))}</details>`,
  );
  return ['<h3>Plan</h3>', ...reasons.map((reason) => `<p>${escapeHtml(reason)}</p>`), ...sent].join('\n');
}

function report({ inputs, matrix, foreseen = [] }: Run): string {
  const reported = inputs.flatMap(({ index, outcomes }) =>
    outcomes.map((outcome) => {
      const isFailurePredicted = foreseen.some(
        ({ mayFail, path, component }) => mayFail && component === outcome.component && isJsonEqual(path, outcome.path),
      );
      const row = tweakRow(outcome);
      // That the value arrived is no proof that nothing was wrong with it.
      if (isFailurePredicted) row[2] = `${outcome.state} (a failure was predicted)`;
      return [matrix ? cellName(matrix, index) : String(index + 1), ...row];
    }),
  );
  if (reported.length > 0) {
    return `<h3>Report of the tweaks</h3>\n${table(['Input', ...TWEAK_COLUMNS, 'Used'], reported)}`;
  }
  const variants = matrix?.columns.flatMap((column, place) =>
    (matrix.foreseen?.[place] ?? []).map((outcome) => [columnName(column), ...tweakRow(outcome)]),
  );
  const rows = variants ?? foreseen.map(tweakRow);
  if (rows.length === 0) return '<h3>Report of the tweaks</h3>\n<p>The server reported nothing about the tweaks.</p>';
  return [
    '<h3>Predicted effect of the tweaks</h3>',
    '<p>The server reported nothing about the tweaks. This is what Tweakbench predicted before the run, not what the server did.</p>',
    table([...(variants ? ['Variant'] : []), ...TWEAK_COLUMNS, 'Sent'], rows),
  ].join('\n');
}

const TWEAK_COLUMNS = ['Tweak', 'Component', 'State', 'Flow'];

function tweakRow({ path, component, state, before, after, mayFail }: TweakOutcome): string[] {
  const print = (value: TweakOutcome['after']) => (value === undefined ? '' : JSON.stringify(value));
  return [path.join(' · '), component ?? '', mayFail ? 'may fail' : state, print(before), print(after)];
}

function answers(run: Run, input: RunInputResult): string {
  const { index, outputs, error } = input;
  const figures = inputFigures(run, input);
  const { timeMs, firstTokenMs, tokens } = figures;
  return [
    `<h3>${escapeHtml(inputTitle(run, index))}: answers</h3>`,
    facts([
      ['Asked', run.request.inputs?.[index]?.input_value ?? null],
      ['Outcome', input.status],
      ['Time', timeMs === null ? null : formatDuration(timeMs)],
      ['Measured', spanWords(figures, timeMs) ?? null],
      ['First token', firstTokenMs === null ? null : formatDuration(firstTokenMs)],
      ['Tokens', tokens === null ? null : tokenWords(tokens)],
      ['Error', error === null ? null : describeError(error)],
    ]),
    ...outputs.map(answer),
    times(run, index),
  ].join('\n');
}

function answer(output: RunOutput): string {
  const title = `<h4>${escapeHtml(output.displayName)} <small>${escapeHtml(output.component ?? '')}</small></h4>`;
  const note = output.status === 'partial' ? '\n<p class="note">This text is not complete.</p>' : '';
  return `${title}\n${body(output)}${note}`;
}

function body(output: RunOutput): string {
  const form = formOf(output);
  switch (form.kind) {
    case 'none':
      return '<p class="note">No answer.</p>';
    case 'text':
      return `<p class="text">${escapeHtml(form.text)}</p>`;
    case 'table':
      return table(
        form.table.columns.map(({ key }) => key),
        form.table.rows.map((row) => row.map(cellText)),
      );
    default:
      return pre(JSON.stringify(form.value, null, 2));
  }
}

function times(run: Run, index: number): string {
  const { components, source } = componentTimes(run, index);
  if (components.length === 0) return '<p class="note">The server reported no times of components.</p>';
  const ms = (value: number | null) => (value === null ? '' : formatDuration(value));
  return `<h4>Times <small>${source}</small></h4>\n${table(
    ['Component', 'State', 'Start', 'First token', 'End', 'Time', 'Tokens'],
    components.map(({ name, state, startMs, firstTextMs, endMs, tokens }) => [
      name,
      state,
      ms(startMs),
      ms(firstTextMs),
      ms(endMs),
      endMs === null ? '' : ms(endMs - startMs),
      tokens === null ? '' : String(tokens),
    ]),
  )}`;
}
