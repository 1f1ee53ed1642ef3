/** The frame of a page that anybody can read without a server: no scripts, no requests, a strict Content-Security-Policy. */

import { VERSION } from '#contract/package-version.ts';
import { escapeHtml } from '#contract/text/html-text.ts';
import { inUtc } from './evidence-parts.ts';
import { EVIDENCE_STYLE } from './evidence-style.ts';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'";
const LOGO =
  '<svg class="logo" viewBox="0 0 20 20" width="22" height="22" aria-hidden="true"><path fill="currentColor" d="M1 10h18v3H1zM4 13h3v6H4zM13 13h3v6h-3z"/><path class="tweak" d="M9.5 2.5H16v6H9.5z"/></svg>';

export interface EvidencePage {
  title: string;
  /** Text below the title, one fact list a line. */
  summary: string;
  /** HTML, which is not escaped. */
  sections: readonly string[];
  madeAt: Date;
  /** What else the file is good for, in a sentence. */
  use: string;
  /** HTML after the page, for example data that is not shown. */
  data?: string;
  /** The product's font (woff2) in base64. Default: the reader's font. */
  font?: string | undefined;
}

export function evidencePage({ title, summary, sections, madeAt, use, data = '', font }: EvidencePage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${font === undefined ? '' : fontFace(font)}${EVIDENCE_STYLE}</style>
</head>
<body>
<main>
<header>
<p class="brand">${LOGO} Tweakbench</p>
<h1>${escapeHtml(title)}</h1>
<p class="note">${escapeHtml(summary)}</p>
</header>
${sections.join('\n')}
<footer>
<p class="note">Made by Tweakbench ${escapeHtml(VERSION)} on ${escapeHtml(inUtc(madeAt))}. Secrets are masked. You can read this file without a server or a network. ${escapeHtml(use)}</p>
</footer>
</main>
${data}
</body>
</html>
`;
}

function fontFace(font: string): string {
  return `@font-face { font-family: "Instrument Sans"; font-weight: 400 700; src: url(data:font/woff2;base64,${font}) format("woff2"); }`;
}
