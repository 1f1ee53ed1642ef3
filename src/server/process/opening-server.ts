/**
 * Tells a page which server it opens with. It is in the page itself: a request for it would hold up every first visit, also where
 * there is nothing to tell.
 */

import { escapeHtml } from '#contract/html-text.ts';
import { addressText, configuredTarget } from '../relay/relay-targets.ts';
import type { LangflowConfig } from '../settings/config.ts';

/** The HTML as it is where the page opens with the embedded engine. */
export function withOpeningServer(html: string, { url, apiKey, isOpenedWith }: LangflowConfig): string {
  if (url === null || !isOpenedWith) return html;
  const target = configuredTarget(url, apiKey);
  const element = `<meta name="tweakbench-langflow" content="${escapeHtml(addressText(target))}" data-relay="/relay/${target.id}" />`;
  return html.replace('</head>', () => `  ${element}\n  </head>`);
}
