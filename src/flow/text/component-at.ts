/** Which component a place in the text of the tweaks is about. */

import type { FlowComponent, FlowIndex } from '../index/flow-index.ts';
import { componentOfKey } from '../tweaks/aimed-component.ts';
import { parseTweaksText } from './tweaks-text.ts';

/** The component under whose key the offset is; also on the rest of the key's line and on that of its last brace. Null elsewhere. */
export function componentAt(text: string, offset: number, index: FlowIndex): FlowComponent | null {
  const { readable, locate } = parseTweaksText(text);
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const nextBreak = text.indexOf('\n', offset);
  const lineEnd = nextBreak === -1 ? text.length : nextBreak;
  const around = Object.keys(readable).flatMap((key) => {
    const place = locate([key]);
    return place ? [{ key, start: place.offset, end: place.end }] : [];
  });
  const inside = around.find(({ start, end }) => start <= offset && offset <= end);
  const onLine = around.find(({ start, end }) => start <= lineEnd && lineStart <= end);
  const key = (inside ?? onLine)?.key;
  return key === undefined ? null : componentOfKey(index, key);
}
