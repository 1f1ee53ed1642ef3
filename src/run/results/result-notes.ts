/** Notes on an input: requested outputs that are missing, and answers that repeat that of another input. */
import { groupPairs } from '#contract/group-pairs.ts';
import { isJsonEqual } from '#contract/json.ts';
import type { RunEvent } from '#contract/run-event.ts';
import { readMessageId } from '#contract/run-response.ts';
import { componentsNamed } from '#flow/index/component-id.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { inputEvents } from '../figures/input-events.ts';
import { formatList } from '../figures/result-format.ts';
import type { Run, RunInputResult } from '../model/run.ts';
import { transportKind } from '../model/transport-kinds.ts';
import { comparableInputs, createAnswerKeys } from './same-answers.ts';

export interface MissingOutput {
  /** Name as in the request. */
  name: string;
  /** No such component; it does not run (only what is connected to the first Chat Input does); or the server left it out. */
  reason: 'unknown' | 'not-reached' | 'not-returned';
}

/** Names in the request's `outputs` without an output for this input, which must have ended without an error. */
export function missingOutputs(
  run: Run,
  input: RunInputResult,
  flow: { index: FlowIndex; reached: ReadonlySet<string> } | null,
): MissingOutput[] {
  if (input.status !== 'done') return [];
  return (run.request.outputs ?? []).flatMap((name): MissingOutput[] => {
    const isThere = input.outputs.some((output) => output.component === name || output.displayName === name);
    return isThere ? [] : [{ name, reason: flow ? reasonFor(name, flow.index, flow.reached) : 'not-returned' }];
  });
}

function reasonFor(name: string, index: FlowIndex, reached: ReadonlySet<string>): MissingOutput['reason'] {
  const components = componentsNamed(index, name);
  if (components.length === 0) return 'unknown';
  return components.some((component) => reached.has(component.id)) ? 'not-returned' : 'not-reached';
}

export interface RepeatedAnswer {
  /** Index of the first input with the answer. */
  first: number;
  /** The first input, and every input with the same answer to a different question. */
  inputs: readonly number[];
  /** The server sent the same message again, so this input was not run. */
  isSameMessage: boolean;
}

/** Input index -> answer that equals that of an earlier input with a different question. */
export function repeatedAnswers(run: Run): ReadonlyMap<number, RepeatedAnswer> {
  const keyed: [string, RunInputResult][] = [];
  const keyOf = createAnswerKeys();
  for (const input of comparableInputs(run)) {
    const answers = input.status === 'done' ? input.outputs.map(keyOf) : [];
    if (answers.every((answer) => answer === null)) continue;
    const writers = input.outputs.map(({ component, displayName }) => component ?? displayName);
    keyed.push([JSON.stringify([writers, answers]), input]);
  }
  const repeated = new Map<number, RepeatedAnswer>();
  for (const group of groupPairs(keyed).values()) {
    const [first, ...rest] = group;
    if (!first) continue;
    const question = sentInput(run, first.index);
    const others = rest.filter((input) => !isJsonEqual(sentInput(run, input.index), question));
    const inputs = [first, ...others].map((input) => input.index);
    for (const input of others) {
      repeated.set(input.index, { first: first.index, inputs, isSameMessage: isSameMessage(first, input) });
    }
  }
  return repeated;
}

function sentInput(run: Run, index: number): unknown {
  return run.request.inputs?.[index] ?? null;
}

function isSameMessage(first: RunInputResult, other: RunInputResult): boolean {
  return first.outputs.some((output, index) => {
    const id = output.result && readMessageId(output.result);
    const again = other.outputs[index]?.result;
    return id && again ? readMessageId(again) === id : false;
  });
}

/** True if the route reports components, and the server reported none for an answered input, as for a flow of another user. */
function hidesComponents(run: Run, { status, index, outputs }: RunInputResult): boolean {
  const [request] = run.plan.requests;
  if (status !== 'done' || outputs.length === 0 || request === undefined) return false;
  if (!transportKind(request.transport).reportsComponents) return false;
  const { events } = inputEvents(run, index);
  const has = (name: RunEvent['event']) => events.some(({ event }) => event.event === name);
  return has('output-ready') && !has('component-start');
}

export interface InputNotes {
  missing: readonly MissingOutput[];
  repeated: RepeatedAnswer | null;
  /** Whether the flow is known to be another user's. */
  isOthers: boolean;
}

/** All notes as sentences. */
export function noteSentences(run: Run, input: RunInputResult, { missing, repeated, isOthers }: InputNotes): string[] {
  const isEmpty = input.status === 'done' && input.outputs.length === 0 && missing.length === 0;
  return [
    ...(input.sentAgain
      ? ['The database of the Langflow was busy before it began, so the request was sent again after a second.']
      : []),
    ...(hidesComponents(run, input)
      ? [
          `The server names no component of this run${isOthers ? ': it shows them only to the owner of the flow' : ''}. The answer is whole.`,
        ]
      : []),
    ...(isEmpty ? ['The server answered this input without any output.'] : []),
    ...missing.map(missingSentence),
    ...(repeated ? [repeatedSentence(repeated, input.index)] : []),
  ];
}

function missingSentence({ name, reason }: MissingOutput): string {
  if (reason === 'unknown') return `You asked for the output ${name}, but no component has this name.`;
  if (reason === 'not-reached') {
    return `You asked for ${name}, but it is not connected to the part of the flow that starts at the first chat input.`;
  }
  return `You asked for ${name}, but the server did not return it.`;
}

function repeatedSentence({ first, inputs, isSameMessage }: RepeatedAnswer, index: number): string {
  if (isSameMessage) {
    return `The server sent the answer of input ${first + 1} again, so Input ${index + 1} was not run.`;
  }
  const who = inputs.length === 2 ? 'Both inputs' : `Inputs ${formatList(inputs.map((input) => input + 1))}`;
  return `${who} got the same text. Check that each input reached its component.`;
}
