/** What differs of a component between two runs, counted, in sentences about the second of them. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { Pair } from '../compare/run-pair.ts';
import { formatCount, formatList } from '../figures/result-format.ts';
import type { InsideDifference, PartedComponent, PartedValue } from './inside-difference.ts';
import { isSameInRuns } from './stable-values.ts';

/** `It gave 2 messages. In #11 it gave 4: 2 more before these.` `other`: what the first run is called. */
export function partedSentence(component: PartedComponent, other: string): string {
  const [before, now] = component.runs;
  if (before !== null && now !== null && before !== now) {
    if (now === 0) return `It did not run. In ${other} it did.`;
    if (before === 0) return `It ran. In ${other} it did not.`;
    return `It ran ${formatCount(now, 'time')}. In ${other} it ran ${before}.`;
  }
  const list = component.gave.flatMap((value) => listSentence(value, other) ?? [])[0];
  if (list !== undefined) return list;
  const { received, receivedCount, callCounts, differingCalls, gave } = component;
  if (received.length > 0) {
    const names = formatList(received.map(({ name }) => name));
    return `${received.length} of ${formatCount(receivedCount, 'field')} that it received ${received.length === 1 ? 'differs' : 'differ'}: ${names}.`;
  }
  if (callCounts[0] !== callCounts[1] && differingCalls > 0)
    return `It made ${formatCount(callCounts[1], 'call')}. In ${other} it made ${callCounts[0]}.`;
  if (gave.length > 0) return `It received the same as in ${other}, and gave ${another(gave)}.`;
  if (differingCalls > 0)
    return `${differingCalls} of ${formatCount(callCounts[1], 'call')} ${differingCalls === 1 ? 'differs' : 'differ'} from ${other}.`;
  return `It failed otherwise than in ${other}.`;
}

/** What differs in a few words, as in a row: `received another tone`. */
export function partedNote(component: PartedComponent): string {
  const { state, runs, received, gave, differingCalls } = component;
  if (state !== 'differs') return state === 'same' ? 'the same' : 'not reported';
  if (runs[0] === 0) return 'ran only in B';
  if (runs[1] === 0) return 'ran only in A';
  if (runs[0] !== null && runs[1] !== null && runs[0] !== runs[1]) return `ran ${runs[0]} and ${runs[1]} times`;
  const [one, ...more] = received;
  if (one) return more.length === 0 ? `received another ${one.name}` : `received ${received.length} other values`;
  if (gave.length > 0) return `gave ${another(gave)}`;
  return differingCalls > 0 ? formatCount(differingCalls, 'other call') : 'failed otherwise';
}

/** `3 components differ from run 11`, or that all are the same; null if that is not known. */
export function insideSentence({ components }: InsideDifference, other: string): string | null {
  const differing = components.filter(({ state }) => state === 'differs').length;
  if (differing > 0)
    return `${formatCount(differing, 'component')} ${differing === 1 ? 'differs' : 'differ'} from ${other}.`;
  if (components.length === 0 || components.some(({ state }) => state === 'not reported')) return null;
  if (components.length === 1) return `The component received and gave the same as in ${other}.`;
  return `All ${components.length} components received and gave the same as in ${other}.`;
}

function another(gave: readonly PartedValue[]): string {
  if (gave.some(({ values }) => values.includes(undefined))) return 'other outputs';
  return gave.every(({ values }) => values.every((value) => textOf(value) !== null)) ? 'another text' : 'another value';
}

function textOf(value: JsonValue | undefined): string | null {
  if (typeof value === 'string') return value;
  return isJsonObject(value) && typeof value.text === 'string' ? value.text : null;
}

function listSentence({ values: [before, now] }: PartedValue, other: string): string | null {
  if (!Array.isArray(before) || !Array.isArray(now) || before.length === now.length) return null;
  const all = [...before, ...now];
  const noun = all.every((item) => textOf(item) !== null) ? 'message' : all.every(isJsonObject) ? 'row' : 'item';
  const counts = `It gave ${formatCount(now.length, noun)}. In ${other} it gave ${before.length}`;
  const where = whereMore(before.length > now.length ? [now, before] : [before, now]);
  if (where === null) return `${counts}.`;
  const more = before.length - now.length;
  if (more > 0) return `${counts}: ${more} more ${where} these.`;
  return `${counts}: the ${where === 'before' ? 'last' : 'first'} ${before.length} of these.`;
}

/** On which side of the shorter list the longer one has more; null if it is no end of it. */
function whereMore([short, long]: Pair<readonly JsonValue[]>): 'before' | 'after' | null {
  const isAt = (start: number) => short.every((item, position) => isSameInRuns('', item, long[start + position]));
  if (isAt(long.length - short.length)) return 'before';
  return isAt(0) ? 'after' : null;
}
