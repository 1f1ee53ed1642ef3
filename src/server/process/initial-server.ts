/**
 * Tells a page which server to open with, in its HTML: a request for it would delay every first visit, even when there
 * is nothing to tell.
 */

import { escapeHtml } from '#contract/text/html-text.ts';
import { addressText, configuredTarget } from '../relay/relay-targets.ts';
import type { LangflowConfig } from '../settings/config.ts';

/** Unchanged when the page opens with the embedded engine. */
export function withInitialServer(html: string, { url, apiKey, openWith }: LangflowConfig): string {
  if (url === null || openWith === 'embedded') return html;
  const target = configuredTarget(url, apiKey);
  const element = `<meta name="tweakbench-langflow" content="${escapeHtml(addressText(target))}" data-relay="/relay/${target.id}" />`;
  return html.replace('</head>', () => `  ${element}\n  </head>`);
}
