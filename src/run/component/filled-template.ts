/** A prompt template with its variables filled in, as parts that say which variable each is. */
import type { ComponentValues, ValuesByName } from '#contract/component-values.ts';
import type { JsonValue } from '#contract/json.ts';
import { parseTemplate } from '#flow/index/parse-template.ts';
import type { Run } from '../model/run.ts';
import { isEmptyValue, textOfValue } from './shown-value.ts';

export interface FilledPart {
  text: string;
  /** Null for the text of the template itself. */
  variable: string | null;
  /** The variable has no value; `text` is then its name. */
  isUnfilled: boolean;
}

export interface FilledPrompt {
  /** The component that filled the template. */
  component: string;
  name: string;
  /** Name of the field with the template. */
  field: string;
  text: string;
  parts: readonly FilledPart[];
}

interface Slot {
  name: string;
  /** Its value is written as it is, without a format. */
  isPlain: boolean;
}

/** `made`: what the component made of it, if that is known: it has values in their formats. */
export function filledTemplate(template: string, values: ValuesByName, made: string | null): FilledPart[] {
  const slots = readSlots(template, values.use_double_brackets === true);
  if (slots === null) return [{ text: template, variable: null, isUnfilled: false }];
  const parts = slots.map((slot): FilledPart => {
    if (typeof slot === 'string') return { text: slot, variable: null, isUnfilled: false };
    const value = values[slot.name];
    if (isEmptyValue(value)) return { text: slot.name, variable: slot.name, isUnfilled: true };
    return { text: textOfVariable(value ?? ''), variable: slot.name, isUnfilled: false };
  });
  if (made === null || made === textOfParts(parts)) return parts;
  return alignedParts(slots, made) ?? parts;
}

/** As the prompt has it: nothing for a variable without a value. */
function textOfParts(parts: readonly FilledPart[]): string {
  return parts.map(({ text, isUnfilled }) => (isUnfilled ? '' : text)).join('');
}

function textOfVariable(value: JsonValue): string {
  return textOfValue(value) ?? (typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** Null for a template that cannot be filled. */
function readSlots(template: string, isDouble: boolean): (string | Slot)[] | null {
  if (isDouble) return doubleSlots(template);
  try {
    return parseTemplate(template).map((part) =>
      typeof part === 'string'
        ? part
        : { name: part.name, isPlain: part.conversion === null && part.spec.length === 0 },
    );
  } catch {
    return null;
  }
}

function doubleSlots(template: string): (string | Slot)[] {
  const parts: (string | Slot)[] = [];
  let end = 0;
  for (const match of template.matchAll(/\{\{([^{}]*)\}\}/g)) {
    if (match.index > end) parts.push(template.slice(end, match.index));
    parts.push({ name: (match[1] ?? '').trim(), isPlain: true });
    end = match.index + match[0].length;
  }
  if (end < template.length) parts.push(template.slice(end));
  return parts;
}

/** The parts of the text that was made, found by the text between the variables; null where that is not clear. */
function alignedParts(slots: readonly (string | Slot)[], made: string): FilledPart[] | null {
  const parts: FilledPart[] = [];
  let at = 0;
  for (const [index, slot] of slots.entries()) {
    if (typeof slot === 'string') {
      if (!made.startsWith(slot, at)) return null;
      parts.push({ text: slot, variable: null, isUnfilled: false });
      at += slot.length;
      continue;
    }
    const next = slots[index + 1];
    if (next !== undefined && typeof next !== 'string') return null;
    const isLast = index + 2 >= slots.length;
    const end = next === undefined ? made.length : isLast ? made.length - next.length : made.indexOf(next, at);
    if (end < at) return null;
    const text = made.slice(at, end);
    parts.push({ text: text === '' ? slot.name : text, variable: slot.name, isUnfilled: text === '' });
    at = end;
  }
  return at === made.length ? parts : null;
}

const TEMPLATE_TYPES: ReadonlySet<string> = new Set(['prompt', 'mustache']);

/** The template that a component filled in; null if it has none, or its values are not reported. */
export function promptOf({ fields = [] }: Pick<Run, 'fields'>, time: ComponentValues): FilledPrompt | null {
  const { component, name, received, gave } = time;
  const field = fields.find((one) => one.component === component && TEMPLATE_TYPES.has(one.type));
  const template = field && received?.[field.name];
  if (component === null || !field || typeof template !== 'string' || received === null) return null;
  const made = textOfValue(gave?.prompt);
  const parts = filledTemplate(template, received, made);
  return { component, name, field: field.name, text: made ?? textOfParts(parts), parts };
}

export interface MarkedPart extends FilledPart {
  /** The component whose prompt it is in; null outside of one. */
  prompt: FilledPrompt | null;
}

/** Shorter prompts would be found everywhere. */
const SHORTEST = 8;

/** A text with the prompts that it holds. */
export function markPrompts(text: string, prompts: readonly FilledPrompt[]): MarkedPart[] {
  const plain = (part: string): MarkedPart[] =>
    part === '' ? [] : [{ text: part, variable: null, isUnfilled: false, prompt: null }];
  const longest = prompts
    .filter((one) => one.text.length >= SHORTEST && one.parts.some(({ variable }) => variable !== null))
    .toSorted((one, two) => two.text.length - one.text.length)
    .find((one) => text.includes(one.text));
  if (!longest) return plain(text);
  const at = text.indexOf(longest.text);
  const inside = longest.parts.filter(({ isUnfilled }) => !isUnfilled).map((part) => ({ ...part, prompt: longest }));
  return [...plain(text.slice(0, at)), ...inside, ...plain(text.slice(at + longest.text.length))];
}
