/** The details of one run in an evidence file: request, plan, effect of the tweaks, and figures. */

import { isJsonEqual } from '#contract/json.ts';
import type { TweakOutcome } from '#contract/run-event.ts';
import type { RunRequest } from '#contract/run-request.ts';
import { escapeHtml } from '#contract/text/html-text.ts';
import { upperFirst } from '#contract/text/upper-first.ts';
import { outcomeState } from '#flow/tweaks/outcome-state.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { serverOf } from '../compare/request-difference.ts';
import { describeError } from '../errors/error-text.ts';
import { isRefusedInput, NOTHING_RAN } from '../errors/is-refusal.ts';
import { spanText, tokenText } from '../figures/figure-text.ts';
import { humanWaits } from '../figures/human-waits.ts';
import { inputFigures } from '../figures/input-figures.ts';
import { inputTitle } from '../figures/input-title.ts';
import { endText } from '../figures/not-finished.ts';
import { formatDuration } from '../figures/result-format.ts';
import { reportedOutcomes } from '../model/reported-outcomes.ts';
import { FIELD_KEYS, type FieldKey, REQUEST_FIELDS } from '../model/request-fields.ts';
import type { Run, RunInputResult } from '../model/run.ts';
import { versionName } from '../model/run-version.ts';
import { transportKind } from '../model/transport-kinds.ts';
import { componentTimes, type TimesSource } from '../reduce/component-times.ts';
import { BUILT_IN } from '../report/show-value.ts';
import { facts, inUtc, pre, section, table } from './evidence-parts.ts';
import { valuesHtml } from './evidence-values.ts';

/** `letter` names the run in a comparison; empty for a single run. */
export function runSection(run: Run, letter: string): string {
  return section(
    letter === '' ? 'Set-up' : `${letter}: Run ${run.number}`,
    [
      facts([
        ['Flow', `${run.flow.name} (${run.flow.id})${run.version ? `, ${versionName(run.version)}` : ''}`],
        ['Server', serverOf(run)],
        ['Started', inUtc(new Date(run.startedAt))],
        ['Took', run.durationMs === null ? null : formatDuration(run.durationMs)],
        ['Outcome', endText(run, run.status)],
        ['Session', run.sessionId],
        ['Error', run.error === null ? null : describeError(run.error)],
      ]),
      request(run),
      plan(run),
      report(run),
      ...run.inputs.map((input) => figures(run, input)),
    ].join('\n'),
  );
}

function request({ request: sent, draft }: Run): string {
  const inputs = sent.inputs?.map(({ input_value, type, components }, at) => [
    String(at + 1),
    input_value ?? '',
    type ?? 'any',
    components?.join(', ') ?? '',
  ]);
  return [
    '<h3>Request</h3>',
    inputs === undefined
      ? '<p>No inputs were sent, so every input component received empty text.</p>'
      : table(['Input', 'Value', 'Type', 'Components'], inputs),
    facts(FIELD_KEYS.map((key) => sentField(sent, key))),
    '<h4>Tweaks</h4>',
    pre(draft.tweaksText),
  ].join('\n');
}

/** The label of a field, and the value that was sent. */
function sentField(sent: RunRequest, key: FieldKey): [string, string] {
  const { label, sentAs, toText } = REQUEST_FIELDS[key];
  return [label, toText(sent[sentAs])];
}

function plan({ plan: { requests, reasons } }: Run): string {
  const sent = requests.map(
    ({ method, path, transport, body }, at) =>
      `<details><summary>Request ${at + 1}: ${method} ${escapeHtml(path)} <small>${transportKind(transport).sentence}</small></summary>${pre(JSON.stringify(body, null, 2))}</details>`,
  );
  return ['<h3>What was sent</h3>', ...reasons.map((reason) => `<p>${escapeHtml(reason)}</p>`), ...sent].join('\n');
}

function report(run: Run): string {
  const { inputs, predicted = [] } = run;
  const isOf = (outcome: TweakOutcome) => (other: TweakOutcome) =>
    other.component === outcome.component && isJsonEqual(other.path, outcome.path);
  const known = inputs.map((input) => ({ index: input.index, outcomes: reportedOutcomes(run, input) }));
  const reported = known.flatMap(({ index, outcomes }, at) =>
    outcomes.map((outcome) => {
      const row = tweakRow(outcome);
      // The server reports that the value was applied, not that it was valid.
      const mayFail = predicted.find(isOf(outcome))?.mayFail === true && inputs[at]?.status !== 'done';
      if (mayFail) row[2] = `${row[2]} (it may fail on this)`;
      return [String(index + 1), ...row];
    }),
  );
  if (reported.length > 0) {
    const left = predicted.filter((outcome) => !known.some(({ outcomes }) => outcomes.some(isOf(outcome))));
    return [
      `<h3>What each tweak did</h3>\n${table(['Input', ...TWEAK_COLUMNS, 'Used'], reported)}`,
      ...(left.length > 0
        ? [
            '<p>Predicted, as the server did not report on these:</p>',
            table([...TWEAK_COLUMNS, 'Sent'], left.map(tweakRow)),
          ]
        : []),
    ].join('\n');
  }
  if (predicted.length === 0) return '<h3>What each tweak did</h3>\n<p>The server did not report on the tweaks.</p>';
  return [
    '<h3>Predicted effect of the tweaks</h3>',
    '<p>The server did not report on the tweaks. This is what Tweakbench predicted before the run.</p>',
    table([...TWEAK_COLUMNS, 'Sent'], predicted.map(tweakRow)),
  ].join('\n');
}

const TWEAK_COLUMNS = ['Tweak', 'Component', 'State', "Flow's value"];

function tweakRow(outcome: TweakOutcome): string[] {
  const { path, component, state, before, after } = outcome;
  const print = (value: TweakOutcome['after']) => (value === undefined ? '' : JSON.stringify(value));
  const used = state === 'resets' && (after ?? null) === null ? BUILT_IN : print(after);
  const label = STATE_LABELS[outcomeState(outcome)];
  const stateText = outcome.answeredEarlier === true ? `${label} (an earlier result answered)` : label;
  return [path.join(' · '), component ?? '', stateText, print(before), used];
}

function figures(run: Run, input: RunInputResult): string {
  const { index, error } = input;
  const measured = inputFigures(run, input);
  const { timeMs, firstTokenMs, tokens } = measured;
  return [
    `<h3>${escapeHtml(inputTitle(index))}: figures</h3>`,
    facts([
      ['Outcome', endText(run, input.status)],
      ['Time', timeMs === null ? null : formatDuration(timeMs)],
      ['Measured', spanText(measured, timeMs, measured.decisionMs) ?? null],
      ['First token', firstTokenMs === null ? null : formatDuration(firstTokenMs)],
      ['Tokens', tokens === null ? null : tokenText(tokens)],
      ['Error', error === null ? null : describeError(error)],
    ]),
    decisions(run, input),
    times(run, index),
    valuesHtml(input),
  ].join('\n');
}

function decisions(run: Run, input: RunInputResult): string {
  const waits = humanWaits(run, input);
  if (waits.length === 0) return '';
  const rows = waits.map(({ name, question, askedMs, decidedMs, decision }) => [
    name,
    question.prompt,
    decidedMs === null ? 'None' : (decision ?? 'Elsewhere'),
    decidedMs === null ? '' : formatDuration(decidedMs - askedMs),
  ]);
  return `<h4>Decisions</h4>\n${table(['Asked by', 'Question', 'Decision', 'Decided after'], rows)}`;
}

const SOURCES: Record<TimesSource, string> = {
  events: 'measured on the server',
  'live-events': 'measured in this browser, including network time',
  traces: "from Langflow's traces",
  'not reported': '',
};

function times(run: Run, index: number): string {
  const { components, source } = componentTimes(run, index);
  if (components.length === 0) {
    const why = isRefusedInput(run, index) ? NOTHING_RAN : 'The server did not report component times.';
    return `<p class="note">${why}</p>`;
  }
  const ms = (value: number | null) => (value === null ? '' : formatDuration(value));
  return `<h4>Component times <small>${SOURCES[source]}</small></h4>\n${table(
    ['Component', 'State', 'Start', 'First token', 'End', 'Time', 'Tokens'],
    components.map(({ name, state, startMs, firstTextMs, endMs, tokens }) => [
      name,
      upperFirst(state),
      ms(startMs),
      ms(firstTextMs),
      ms(endMs),
      endMs === null ? '' : ms(endMs - startMs),
      tokens === null ? '' : String(tokens),
    ]),
  )}`;
}
