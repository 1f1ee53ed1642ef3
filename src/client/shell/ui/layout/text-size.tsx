import { memo } from 'react';
import { byteLength, formatSize } from '#run/figures/result-format.ts';

/** `3.4 kB`: the size of a text in UTF-8. Memoised, because the text may have megabytes. */
export const TextSize = memo(function TextSize({ text }: { text: string }) {
  return formatSize(byteLength(text));
});
