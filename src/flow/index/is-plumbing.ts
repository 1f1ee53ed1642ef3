/** Fields that people hardly ever change, because they serve the wiring of the flow or the chat history. */
import type { FlowComponent, FlowField } from './flow-index.ts';

const NAMES: ReadonlySet<string> = new Set([
  'input_value',
  'stream',
  'tool_mode',
  'tool_placeholder',
  'use_double_brackets',
]);

/** True for such a field. All fields of input and output components are: the request sets the input's text. */
export function isPlumbing({ isInput, isOutput }: FlowComponent, { name }: FlowField): boolean {
  return isInput || isOutput || NAMES.has(name);
}
