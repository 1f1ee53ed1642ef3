import { memo } from 'react';
import { byteLength, formatSize } from '#run/figures/result-format.ts';

/** `3.4 kB`: how large a text is as it is sent. Counted once for the same text, which may be megabytes. */
export const TextSize = memo(function TextSize({ text }: { text: string }) {
  return formatSize(byteLength(text));
});
