/** The font and the Markdown renderer of the page, for an evidence file. */
import fontAddress from '@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2?url';
import type { EvidenceStyle } from '#run/evidence/evidence-file.ts';
import { markdownHtml } from '../markdown/markdown-html.tsx';

export async function pageEvidenceStyle(): Promise<EvidenceStyle> {
  const font = await readFont();
  return { markdown: markdownHtml, ...(font === null ? {} : { font }) };
}

/** The font in base64. Null if the server is gone and the browser has not cached the font: the file then uses another font. */
async function readFont(): Promise<string | null> {
  try {
    const response = await fetch(fontAddress, { cache: 'force-cache' });
    if (!response.ok) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  } catch {
    return null;
  }
}
