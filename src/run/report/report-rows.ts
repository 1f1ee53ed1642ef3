/** Turns verdicts into rows. A bare key has one row for all components in which it does the same. */
import type { JsonValue } from '#contract/json.ts';
import { isJsonEqual, isJsonObject } from '#contract/json.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretTweak } from '#flow/index/secret-field.ts';
import type { TweaksText, TweaksTextProblem } from '#flow/text/tweaks-text.ts';
import { componentOfKey } from '#flow/tweaks/component-of-key.ts';
import { groupVerdicts } from '#flow/tweaks/group-verdicts.ts';
import { isProblemState, shownState, usesDefault } from '#flow/tweaks/shown-state.ts';
import type { TweakVerdict } from '#flow/tweaks/tweak-verdict.ts';
import { isSerious, type ProblemContext, problemHint, problemText } from './problem-text.ts';
import { type ReasonContext, reasonText } from './reason-text.ts';
import { BUILT_IN, HIDDEN_VALUE, showValue } from './show-value.ts';
import type { SentValue, TweakReportRow, TweakSuggestion } from './tweak-report.ts';
import { winningInputs } from './winning-inputs.ts';

/** What all rows need to know about the tweaks. */
interface RowContext extends ReasonContext {
  index: FlowIndex;
  text: TweaksText;
  /** Names of the variables that are sent with the run. */
  variables: readonly string[];
  /** The verdict on another tweak in the same component. */
  findVerdict: (path: readonly string[], component: string | undefined) => TweakVerdict | undefined;
}

function targetKey(path: readonly string[], component: string | undefined): string {
  return `${path.join('\n')}\n\n${component ?? ''}`;
}

function isSecret({ path, target }: TweakVerdict, index: FlowIndex): boolean {
  const field = target === null ? undefined : index.byId.get(target.component)?.fields.get(target.field);
  return isSecretTweak(field, path.at(-1) ?? '');
}

/** The component's name in the row. */
function componentName(group: readonly TweakVerdict[], context: RowContext): string {
  const [first] = group;
  const key = first?.path[0] ?? '';
  if (first?.target && group.length === 1) {
    return context.index.byId.get(first.target.component)?.displayName ?? first.target.component;
  }
  if (group.length > 1) {
    const holders = context.index.byField.get(key)?.length ?? group.length;
    return holders === group.length ? `Every “${key}”` : `${group.length} of ${holders} “${key}”`;
  }
  if (first && first.path.length === 1 && !isJsonObject(first.value)) return 'Top level';
  return context.index.byId.get(key)?.displayName ?? key;
}

/** The component that a tweak names, even if it has no such field. Empty for bare keys and unknown names. */
function namedIds([key = '', ...rest]: readonly string[], index: FlowIndex): string[] {
  const named = rest.length > 0 ? componentOfKey(index, key) : null;
  return named ? [named.id] : [];
}

function componentIds(group: readonly TweakVerdict[], index: FlowIndex): string[] {
  const reached: string[] = [];
  for (const { target } of group) if (target) reached.push(target.component);
  return reached.length > 0 ? reached : namedIds(group[0]?.path ?? [], index);
}

function replacedBy(verdict: TweakVerdict, context: RowContext): { by: string; isValue: boolean } {
  const { reason, target } = verdict;
  if (reason.kind === 'input-wins') return { by: winningInputs(reason.inputs), isValue: false };
  if (reason.kind === 'connected') {
    return { by: context.index.byId.get(reason.source)?.displayName ?? reason.source, isValue: false };
  }
  if (reason.kind === 'bare-wins' || reason.kind === 'later-key-wins') {
    const winner = context.findVerdict(reason.path, target?.component);
    if (winner) return { by: showValue(winner.target?.after ?? winner.value), isValue: true };
  }
  if (reason.kind === 'run-wins' || !target) return { by: 'the run', isValue: false };
  return { by: showValue(target.after), isValue: true };
}

function shown(value: JsonValue, isHidden: boolean): string {
  return isHidden ? HIDDEN_VALUE : showValue(value);
}

function sentValue(group: readonly TweakVerdict[], isHidden: boolean, context: RowContext): SentValue {
  const [first] = group;
  if (!first) return { kind: 'none', text: '' };
  if (first.state === 'refused') return { kind: 'none', text: 'not sent' };
  if (first.state === 'overridden') {
    const { by, isValue } = replacedBy(first, context);
    return {
      kind: 'replaced',
      value: shown(first.value, isHidden),
      by: isHidden && isValue ? HIDDEN_VALUE : by,
      isValue,
    };
  }
  const isDefault = usesDefault(first);
  if (first.state === 'ignored' || !first.target) return { kind: 'none', text: 'no effect' };
  const { before, after } = first.target;
  if (first.state === 'no-op') return { kind: 'same', value: shown(before, isHidden) };
  const isOneBefore = group.every((verdict) => isJsonEqual(verdict.target?.before, before));
  return {
    kind: 'change',
    before: isOneBefore ? shown(before, isHidden) : 'several values',
    after: isDefault ? BUILT_IN : shown(after, isHidden),
  };
}

function makeSuggestion(names: readonly string[], verdict: TweakVerdict, context: RowContext): TweakSuggestion | null {
  const [to, ...others] = names;
  if (to === undefined) return null;
  const path = verdict.reason.kind === 'unknown-component' ? verdict.path.slice(0, 1) : verdict.path;
  const isFree = (name: string) => context.text.locate([...path.slice(0, -1), name]) === null;
  return { path, from: path.at(-1) ?? '', to, canApply: isFree(to), others: others.filter(isFree) };
}

function changeHints(state: TweakVerdict['state'], change: string, hint: string): string[] {
  if (state === 'applied') return [[change, hint].filter((part) => part !== '').join(' ')];
  if (state === 'resets') return [change, hint];
  return state === 'may-not-count' ? [] : [hint];
}

function makeRow(group: readonly TweakVerdict[], context: RowContext): TweakReportRow | null {
  const [first] = group;
  if (!first) return null;
  const { why, hint, suggestions } = reasonText(first.reason, first, context);
  const isHidden = group.some((verdict) => isSecret(verdict, context.index));
  const sent = sentValue(group, isHidden, context);
  const change = sent.kind === 'change' ? `${sent.before} → ${sent.after}` : '';
  const problemContext: ProblemContext = {
    variables: context.variables,
    component: first.target?.component ?? null,
    nameOf: (id) => context.index.byId.get(id)?.displayName ?? id,
  };
  const notes = first.problems.map((problem) => problemText(problem, problemContext));
  const seriousNotes = first.problems.filter(isSerious).map((problem) => problemHint(problem, problemContext));
  const hints = [...changeHints(first.state, change, hint), ...seriousNotes];
  return {
    id: targetKey(first.path, first.target?.component),
    state: shownState(first),
    path: first.path,
    component: componentName(group, context),
    componentIds: componentIds(group, context.index),
    field: first.path.at(-1) ?? '',
    sent,
    why,
    suggestion: makeSuggestion(suggestions, first, context),
    notes,
    span: context.text.locate(first.path),
    hint: hints.filter((part) => part !== '').join(', '),
    isProblem: isProblemState(first.state) || first.problems.some(isSerious),
    isSecret: isHidden,
    proof: null,
    verdicts: group,
  };
}

/** A duplicate key has no effect and `__proto__` is never sent: each gets its own row. */
function problemRow(problem: TweaksTextProblem, position: number, index: FlowIndex): TweakReportRow | null {
  const { path, offset, length, line } = problem;
  const [top = '', ...rest] = path;
  const isDuplicate = problem.kind === 'duplicate-key';
  if (!isDuplicate && problem.kind !== 'reserved-key') return null;
  return {
    id: `text\n${position}`,
    state: isDuplicate ? 'overridden' : 'ignored',
    path,
    component: index.byId.get(top)?.displayName ?? top,
    componentIds: namedIds(path, index),
    field: rest.join(' '),
    sent: { kind: 'none', text: 'no effect' },
    why: problem.message,
    suggestion: null,
    notes: [],
    span: { offset, length, line, end: offset + length },
    hint: isDuplicate ? problem.message.slice(problem.message.indexOf(':') + 2) : 'reserved key, not sent',
    isProblem: true,
    isSecret: false,
    proof: null,
    verdicts: [],
  };
}

/** Rows in the order of the text. */
export function reportRows(
  verdicts: readonly TweakVerdict[],
  text: TweaksText,
  index: FlowIndex,
  variables: readonly string[] = [],
): TweakReportRow[] {
  let byTarget: Map<string, TweakVerdict> | null = null;
  const context: RowContext = {
    index,
    text,
    variables,
    lineOf: (path) => text.locate(path)?.line ?? null,
    findVerdict: (path, component) => {
      byTarget ??= new Map(verdicts.map((verdict) => [targetKey(verdict.path, verdict.target?.component), verdict]));
      return byTarget.get(targetKey(path, component));
    },
  };
  const rows = [
    ...groupVerdicts(verdicts).map((group) => makeRow(group, context)),
    ...text.problems.map((problem, position) => problemRow(problem, position, index)),
  ];
  return rows
    .filter((row) => row !== null)
    .sort(
      (left, right) => (left.span?.offset ?? Number.MAX_SAFE_INTEGER) - (right.span?.offset ?? Number.MAX_SAFE_INTEGER),
    );
}
