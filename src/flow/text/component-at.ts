/** Finds the component at the cursor in the text of the tweaks. */

import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';
import { componentOfKey } from '../tweaks/component-of-key.ts';
import { parseTweaksText } from './tweaks-text.ts';

/** The component whose key or value is at the offset, or on the lines of its key and closing brace. Null elsewhere. */
export function componentAt(text: string, offset: number, index: FlowIndex): FlowComponent | null {
  const { readable, locate } = parseTweaksText(text);
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const nextBreak = text.indexOf('\n', offset);
  const lineEnd = nextBreak === -1 ? text.length : nextBreak;
  const around = Object.keys(readable).flatMap((key) => {
    const span = locate([key]);
    return span ? [{ key, start: span.offset, end: span.end }] : [];
  });
  const inside = around.find(({ start, end }) => start <= offset && offset <= end);
  const onLine = around.find(({ start, end }) => start <= lineEnd && lineStart <= end);
  const key = (inside ?? onLine)?.key;
  return key === undefined ? null : componentOfKey(index, key);
}
