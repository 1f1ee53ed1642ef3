/** Adds a tweak for a picked field. */
import type { JsonValue } from '#contract/json.ts';
import type { FlowComponent, FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { setTweak } from '#flow/text/tweaks-edit.ts';
import { parseTweaksText } from '#flow/text/tweaks-text.ts';
import { tweakPathOf } from '#flow/tweaks/tweak-key.ts';

const EMPTY_VALUES: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['int', 0],
  ['float', 0],
  ['slider', 0],
  ['bool', false],
  ['dict', {}],
  ['NestedDict', {}],
  ['table', []],
]);

/** The flow's value, or an empty one for a secret, which must not be copied into a draft. */
function startValue(field: FlowField): JsonValue {
  if (isSecretField(field)) return '';
  return field.value ?? EMPTY_VALUES.get(field.type) ?? '';
}

/** The new tweak's value is selected, so that typing replaces it. */
export interface NewTweak {
  text: string;
  /** False if the text is broken and was not changed. */
  isWritten: boolean;
  select: { start: number; end: number } | null;
}

/** Adds the field with its current value. An existing tweak is only selected. */
export function newTweak(text: string, component: FlowComponent, field: FlowField, index: FlowIndex): NewTweak {
  const path = tweakPathOf(component, field.name, parseTweaksText(text).readable, index);
  const isThere = parseTweaksText(text).locate(path) !== null;
  const next = isThere ? text : setTweak(text, path, startValue(field));
  const span = parseTweaksText(next).locate(path);
  const colon = span ? next.indexOf(':', span.offset + span.length) : -1;
  const start = colon === -1 ? -1 : colon + 1 + (/^\s*/.exec(next.slice(colon + 1))?.[0].length ?? 0);
  return { text: next, isWritten: span !== null, select: span && start !== -1 ? { start, end: span.end } : null };
}
