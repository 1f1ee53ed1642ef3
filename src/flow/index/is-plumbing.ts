/** Fields that a person hardly ever changes: they serve the wiring of the flow or the book-keeping of a chat. */
import type { FlowComponent, FlowField } from './flow-index.ts';

const NAMES: ReadonlySet<string> = new Set([
  'input_value',
  'stream',
  'tool_mode',
  'tool_placeholder',
  'use_double_brackets',
]);

/** All fields of inputs and outputs are: the text of an input comes with the request. */
export function isPlumbing({ isInput, isOutput }: FlowComponent, { name }: FlowField): boolean {
  return isInput || isOutput || NAMES.has(name);
}
