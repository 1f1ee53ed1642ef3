/** The calls of a component as rows: numbers, depth, and messages that repeat those of an earlier call. */
import type { ComponentCall, ModelMessage } from '#contract/component-values.ts';
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import { formatDuration } from '../figures/result-format.ts';
import { argumentChange, callSentence } from './call-sentence.ts';

export interface ListedCall {
  call: ComponentCall;
  /** From 1, among all calls of the component. */
  number: number;
  /** 0 for a call of the component itself. */
  depth: number;
  /** "asks for find_order". */
  about: string;
  /** "612 in · 21 out"; empty if not reported. */
  tokens: string;
  time: string;
  isFailed: boolean;
  isRunning: boolean;
  /** Levels of calls below it that are not listed. */
  hiddenLevels: number;
}

export interface ListedOptions {
  isRunning: boolean;
  /** Number of the first call. */
  from: number;
  /** ms since the start of the input, for a call that goes on. */
  nowMs: number;
  /** ms from the start of the last model call until its first text; null if nobody saw that. */
  firstTokenMs: number | null;
}

const DEEPEST = 4;

export function listedCalls(calls: readonly ComponentCall[], options: ListedOptions): ListedCall[] {
  const rows: ListedCall[] = [];
  const asked = new Map<string, JsonValue>();
  const last = calls.findLast(({ kind }) => kind === 'model');
  let number = options.from - 1;
  const add = (list: readonly ComponentCall[], depth: number) => {
    for (const call of list) {
      number += 1;
      const inner = call.calls ?? [];
      if (depth <= DEEPEST) {
        const isRunning = call.endMs === null && options.isRunning;
        const firstTokenMs = call === last && !call.answer?.asks?.length ? options.firstTokenMs : null;
        rows.push({
          ...{ call, number, depth, isRunning, isFailed: call.error !== undefined },
          about: callSentence(call, { asked, isRunning, firstTokenMs }),
          ...{ tokens: tokensOf(call), time: timeOf(call, isRunning, options.nowMs) },
          hiddenLevels: depth === DEEPEST ? levelsOf(inner) : 0,
        });
      }
      for (const ask of call.answer?.asks ?? []) asked.set(ask.name, ask.arguments);
      add(inner, depth + 1);
    }
  };
  add(calls, 0);
  return rows;
}

function tokensOf({ tokens }: ComponentCall): string {
  const [input, output] = [tokens?.input ?? null, tokens?.output ?? null];
  return [
    ...(input === null ? [] : [`${input.toLocaleString('en')} in`]),
    ...(output === null ? [] : [`${output.toLocaleString('en')} out`]),
  ].join(' · ');
}

function timeOf({ startMs, endMs }: ComponentCall, isRunning: boolean, nowMs: number): string {
  if (endMs !== null) return formatDuration(endMs - startMs);
  return isRunning ? formatDuration(Math.max(0, nowMs - startMs)) : 'stopped';
}

function levelsOf(calls: readonly ComponentCall[]): number {
  return calls.length === 0 ? 0 : 1 + Math.max(...calls.map((call) => levelsOf(call.calls ?? [])));
}

/** Which calls are open at first: the only one, else the failed ones, else the last. */
export function openAtFirst(rows: readonly ListedCall[]): ReadonlySet<string> {
  const failed = rows.filter(({ isFailed }) => isFailed);
  const last = rows.findLast(({ depth }) => depth === 0);
  const open = rows.length > 1 && failed.length > 0 ? failed : last ? [last] : [];
  return new Set(open.map(({ call }) => call.id));
}

export interface FoldedMessages {
  /** How many of its first messages are those of an earlier call. */
  count: number;
  /** Number of that call. */
  of: number;
}

/** Null if it begins with no message of an earlier call. */
export function foldedMessages(rows: readonly ListedCall[], row: ListedCall): FoldedMessages | null {
  const messages = row.call.messages ?? [];
  let best: FoldedMessages | null = null;
  for (const earlier of rows) {
    if (earlier === row) break;
    const count = sameBeginning(earlier.call.messages ?? [], messages);
    if (count > 0 && count >= (best?.count ?? 0)) best = { count, of: earlier.number };
  }
  return best;
}

function sameBeginning(before: readonly ModelMessage[], after: readonly ModelMessage[]): number {
  const differs = before.findIndex((message, index) => !isSameMessage(message, after[index]));
  return differs === -1 ? before.length : differs;
}

function isSameMessage(one: ModelMessage, other: ModelMessage | undefined): boolean {
  if (other === undefined || one.role !== other.role || one.text !== other.text) return false;
  const asksOf = ({ asks = [] }: ModelMessage) => asks.map(({ name, arguments: given }) => [name, given]);
  return isJsonEqual(asksOf(one), asksOf(other)) && isJsonEqual(one.images ?? [], other.images ?? []);
}

/** The call of a model that asked for this call of a tool; null if nothing tells. */
export function askedBy(rows: readonly ListedCall[], { call, number }: ListedCall): ListedCall | null {
  const asks = (row: ListedCall) =>
    row.number < number &&
    (row.call.answer?.asks ?? []).some(
      ({ name, arguments: given }) => name === call.name && isJsonEqual(given, call.arguments ?? null),
    );
  return call.kind === 'tool' ? (rows.findLast(asks) ?? null) : null;
}

/** The next call of a model that asked for the same tool, and what it changed. */
export function askedAgain(rows: readonly ListedCall[], { call, number }: ListedCall) {
  if (call.kind !== 'tool') return null;
  for (const row of rows) {
    if (row.number <= number) continue;
    const ask = row.call.answer?.asks?.find(({ name }) => name === call.name);
    if (ask) return { row, change: argumentChange(call.arguments ?? null, ask.arguments) };
  }
  return null;
}

const ROLES = { system: 'System', user: 'User', assistant: 'Assistant', tool: 'Tool' } as const;

/** "User", or "User 2" if it is not alone. */
export function messageNames(messages: readonly ModelMessage[]): string[] {
  const counts = new Map<string, number>();
  return messages.map(({ role }) => {
    const count = (counts.get(role) ?? 0) + 1;
    counts.set(role, count);
    const isAlone = messages.filter((one) => one.role === role).length === 1;
    return isAlone ? ROLES[role] : `${ROLES[role]} ${count}`;
  });
}
