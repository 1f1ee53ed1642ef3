/** Computes what each node shows from the flow, the report on the tweaks, and the request's inputs and outputs. */

import { groupPairs } from '#contract/group-pairs.ts';
import type { FlowComponent, FlowIndex } from '#flow/index/flow-index.ts';
import type { InputBinding } from '#flow/request/bind-inputs.ts';
import { type Unreached, unreachedComponents } from '#flow/request/flow-reach.ts';
import { BY_SEVERITY, hasGraphMark, REPLACING, STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import type { ComponentDifference } from '#run/compare/flow-difference.ts';
import { showValue } from '#run/report/show-value.ts';
import type { TweakReportRow } from '#run/report/tweak-report.ts';
import { differenceLines } from './difference-lines.ts';
import { fieldLines } from './field-lines.ts';
import { type GraphNodeModel, isTweakLine, type NodeLine } from './graph-node-model.ts';
import { NODE_WIDTH, nodeHeight } from './node-size.ts';
import { tweakLines } from './tweak-lines.ts';

export interface GraphSubject {
  index: FlowIndex;
  rows: readonly TweakReportRow[];
  /** Bindings of the shown inputs: all, or the chosen one. */
  bindings: readonly InputBinding[];
  /** Outputs of the request. */
  outputs: readonly string[];
  showAllFields: boolean;
  /** The shown difference of two versions. */
  comparison?: {
    byId: ReadonlyMap<string, ComponentDifference>;
    /** Components that the flow does not have now. */
    absent: readonly FlowComponent[];
  } | null;
}

export interface GraphModel {
  /** In the order of the export, then the absent components of the shown difference. */
  nodes: readonly GraphNodeModel[];
  /** Components that do not contribute to the answer. */
  unreached: ReadonlySet<string>;
  /** Tweaks that reach no component. */
  unmatched: readonly TweakReportRow[];
}

/** Most lines of a node in "Changes only"; the details below the graph show the rest. */
const MAX_CHANGES = 8;

function reachSentence(reason: Unreached): string {
  switch (reason.kind) {
    case 'not-connected':
      return `Not reached: not connected to ${reason.start}`;
    case 'not-chosen':
      return 'Not reached: not a chosen output';
    case 'feeds-nothing-chosen':
      return 'Not reached: feeds no chosen output';
  }
}

/** Why an input component uses its own text; null if an input or a tweak replaces it. */
function ownTextSentence(
  component: FlowComponent,
  tweaks: readonly NodeLine[],
  bindings: readonly InputBinding[],
): string | null {
  const first = bindings[0];
  if (!first || !takesInput(component) || bindings.some(({ reached }) => reached.includes(component.id))) return null;
  const isTweaked = tweaks.some(({ field, kind }) => field === INPUT_FIELD && isTweakLine(kind) && REPLACING.has(kind));
  if (isTweaked) return null;
  const isNoneSent = first.value === null;
  const who = bindings.length === 1 && !isNoneSent ? `Input ${first.input + 1}` : 'an input';
  return `Not reached by ${who}: keeps its own text`;
}

/** `applied: top_k 4 to 8; ignored: wrods`. */
function spokenChanges(lines: readonly NodeLine[]): string {
  const parts = groupPairs(
    lines.flatMap(({ kind, ariaText }) => (isTweakLine(kind) ? [[kind, ariaText] as const] : [])),
  );
  return [...parts]
    .map(([state, ariaText]) => `${STATE_LABELS[state].toLowerCase()}: ${ariaText.join(', ')}`)
    .join('; ');
}

interface NodeParts {
  tweaks: readonly NodeLine[];
  unreached: Unreached | undefined;
  isFed: boolean;
  isFeeding: boolean;
  isAbsent: boolean;
}

function nodeOf(
  component: FlowComponent,
  { tweaks, unreached, isFed, isFeeding, isAbsent }: NodeParts,
  subject: GraphSubject,
): GraphNodeModel {
  const { index, bindings, showAllFields, comparison } = subject;
  const { id, displayName, type, isInput, isOutput, group } = component;
  const difference = comparison?.byId.get(id);
  const named = new Set(tweaks.map(({ field }) => field));
  const received = inputLine(component, bindings);
  const differences = differenceLines(difference);
  // An overridden tweak already says which input wins.
  const changes = [...(received && !named.has(received.field) ? [received] : []), ...tweaks, ...differences];
  const known = new Set(changes.map(({ field }) => field));
  const lines = showAllFields ? [...changes, ...fieldLines(index, component, known)] : changes.slice(0, MAX_CHANGES);
  const more = showAllFields ? 0 : changes.length - lines.length;
  const ownText = unreached || isAbsent ? null : ownTextSentence(component, tweaks, bindings);
  const notReached = isAbsent ? 'Not in the flow now' : unreached ? reachSentence(unreached) : ownText;
  const isShared = (index.byDisplayName.get(displayName)?.length ?? 0) > 1;
  const parts = [
    isShared ? `${displayName} ${id}` : displayName,
    spokenChanges(tweaks),
    [difference?.kind ?? '', differences.map(({ ariaText }) => ariaText).join(', ')]
      .filter((part) => part !== '')
      .join(': '),
    unreached ? 'not reached' : ownText === null ? '' : 'no input',
  ];
  return {
    id,
    name: displayName,
    type,
    isInput,
    isOutput,
    isFed,
    isFeeding,
    inside: group?.components.length ?? 0,
    state: BY_SEVERITY.find((state) => hasGraphMark(state) && tweaks.some(({ kind }) => kind === state)) ?? null,
    change: difference?.kind ?? null,
    lines,
    more,
    notReached,
    isIdle: isAbsent || unreached !== undefined,
    label: parts.filter((part) => part !== '').join(', '),
    width: NODE_WIDTH,
    height: nodeHeight({ lines, more, notReached }),
  };
}

/** Pure; linear in components, fields shown and verdicts. */
export function graphModel(subject: GraphSubject): GraphModel {
  const { index, rows, outputs, comparison } = subject;
  const absent = comparison?.absent ?? [];
  const { byComponent, unmatched } = tweakLines(index, rows);
  const unreached = unreachedComponents(index, outputs);
  const sources = new Set(index.connections.map(({ source }) => source));
  const targets = new Set(index.connections.map(({ target }) => target));
  const nodes = [...index.components, ...absent].map((component, position) => {
    const { id } = component;
    const tweaks = byComponent.get(id) ?? [];
    const ends = { isFed: targets.has(id), isFeeding: sources.has(id) };
    const isAbsent = position >= index.components.length;
    return nodeOf(component, { tweaks, unreached: unreached.get(id), isAbsent, ...ends }, subject);
  });
  return { nodes, unreached: new Set([...unreached.keys(), ...absent.map(({ id }) => id)]), unmatched };
}

/** Lines that show which components receive the request's inputs. */
const INPUT_FIELD = 'input_value';

/** True for an input component whose text is not connected. */
function takesInput({ isInput, fields }: FlowComponent): boolean {
  return isInput && fields.get(INPUT_FIELD)?.connection === null;
}

/** `Input 1`, `Inputs 1 and 2`, `3 inputs`; what the component gets in place of inputs. */
function namesOf(bindings: readonly InputBinding[]): string {
  const [first, second] = bindings;
  if (first && !first.isSent) return 'empty text';
  if (first && bindings.length === 1) return `Input ${first.input + 1}`;
  if (first && second && bindings.length === 2) return `Inputs ${first.input + 1} and ${second.input + 1}`;
  return `${bindings.length} inputs`;
}

/**
 * What an input component receives. Null for other components, and if no input reaches it and the flow has no text for it.
 * `bindings` are those of the shown inputs.
 */
function inputLine(component: FlowComponent, bindings: readonly InputBinding[]): NodeLine | null {
  const field = takesInput(component) ? component.fields.get(INPUT_FIELD) : undefined;
  if (!field) return null;
  const reaching = bindings.filter(({ reached }) => reached.includes(component.id));
  const base = { key: 'input', field: INPUT_FIELD, kind: 'input', label: INPUT_FIELD, line: null } as const;
  const [first] = reaching;
  if (!first) {
    if (field.value === '' || field.value === null) return null;
    return {
      ...base,
      kind: 'plain',
      before: null,
      after: showValue(field.value),
      ariaText: `${INPUT_FIELD} of the flow`,
    };
  }
  const name = namesOf(reaching);
  const after = reaching.length === 1 && first.isSent ? `${name}: ${showValue(first.value)}` : name;
  return { ...base, before: null, after, ariaText: `takes ${name}` };
}
