/** What a call did, in a few words. */
import type { ComponentCall, ModelMessage } from '#contract/component-values.ts';
import { isJsonEqual, isJsonObject, type JsonValue } from '#contract/json.ts';
import { cutLine } from '#contract/text/cut-text.ts';
import { formatCount, formatDuration, formatList } from '../figures/result-format.ts';
import { textOfValue } from './shown-value.ts';

const MOST = 60;
const FEW = 2;

export interface CallFacts {
  /** Tool -> the arguments with which it was last asked for before. */
  asked: ReadonlyMap<string, JsonValue>;
  isRunning: boolean;
  /** ms until the first of its text; null if nobody saw that. */
  firstTokenMs: number | null;
}

export function callSentence(call: ComponentCall, { asked, isRunning, firstTokenMs }: CallFacts): string {
  if (call.error !== undefined) return cutLine(call.error, MOST);
  if (call.kind === 'tool') {
    const given = valueLine(call.arguments);
    if (call.endMs === null) return given;
    return [given, valueLine(call.result)].filter((part) => part !== '').join(' → ');
  }
  if (call.endMs === null) return isRunning ? 'answering' : 'stopped';
  const asks = call.answer?.asks ?? [];
  if (asks.length > 0)
    return `asks for ${formatList(
      asks.map((ask) => askText(ask, asked)),
      FEW,
    )}`;
  if (firstTokenMs !== null) return `streamed the answer, first token ${formatDuration(firstTokenMs)}`;
  return 'answered';
}

type Ask = NonNullable<ModelMessage['asks']>[number];

/** "refund_payment", or "refund_payment again, amount 48 → 4800". */
function askText({ name, arguments: given }: Ask, asked: CallFacts['asked']): string {
  const earlier = asked.get(name);
  if (earlier === undefined) return name;
  const change = argumentChange(earlier, given);
  return `${name} again${change === '' ? '' : `, ${change}`}`;
}

/** "amount 48 → 4800"; empty if nothing changed. */
export function argumentChange(before: JsonValue, after: JsonValue): string {
  if (isJsonEqual(before, after)) return '';
  if (!isJsonObject(before) || !isJsonObject(after)) return `${valueLine(before)} → ${valueLine(after)}`;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => {
    const [one, other] = [before[name], after[name]];
    return one === undefined || other === undefined || !isJsonEqual(one, other);
  });
  const changes = names.map((name) => {
    const [one, other] = [before[name], after[name]];
    if (other === undefined) return `without ${name}`;
    return one === undefined ? `with ${name} ${valueLine(other)}` : `${name} ${valueLine(one)} → ${valueLine(other)}`;
  });
  return cutLine(formatList(changes, FEW), MOST);
}

/** A value on one line: "order_id 7731, reason lost". */
function valueLine(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  const text = textOfValue(value);
  if (text !== null) return cutLine(text, MOST);
  if (!isJsonObject(value)) return cutLine(JSON.stringify(value), MOST);
  const entries = Object.entries(value).map(([name, item]) =>
    `${name} ${typeof item === 'string' ? item : JSON.stringify(item)}`.trim(),
  );
  return cutLine(entries.join(', '), MOST);
}

/** "4 model calls, 3 tool calls, 1 failed". */
export function callsSummary(calls: readonly ComponentCall[]): string {
  const all = allCalls(calls);
  const counts = (['model', 'tool'] as const).flatMap((kind) => {
    const count = all.filter((call) => call.kind === kind).length;
    return count === 0 ? [] : [formatCount(count, `${kind} call`)];
  });
  const failed = all.filter(({ error }) => error !== undefined).length;
  if (failed === 0) return counts.join(', ');
  return [...counts, all.length === 1 ? 'failed' : `${failed} failed`].join(', ');
}

/** Calls and the calls inside them, in order. */
export function allCalls(calls: readonly ComponentCall[]): ComponentCall[] {
  const found: ComponentCall[] = [];
  const add = (list: readonly ComponentCall[]) => {
    for (const call of list) {
      found.push(call);
      add(call.calls ?? []);
    }
  };
  add(calls);
  return found;
}
