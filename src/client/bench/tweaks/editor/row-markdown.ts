/** The hover text of a tweak, with links to its actions. */

import { codeMarkdown, escapeMarkdown } from '#flow/request/as-markdown.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import { type SentValue, type TweakReportRow, whySentence } from '#run/report/tweak-report.ts';

/** Commands in a hover; their arguments are the row's path, and the new name. */
export const REPLACE_COMMAND = 'tweakbench.replace';
export const REMOVE_COMMAND = 'tweakbench.remove';
/** Its argument is the id of a component. */
export const GRAPH_COMMAND = 'tweakbench.graph';

function sentMarkdown(sent: SentValue): string {
  switch (sent.kind) {
    case 'change':
      return `${codeMarkdown(sent.before)} → ${codeMarkdown(sent.after)}`;
    case 'same':
      return codeMarkdown(sent.value);
    case 'replaced':
      return `~~${codeMarkdown(sent.value)}~~ ${sent.isValue ? codeMarkdown(sent.by) : escapeMarkdown(sent.by)}`;
    case 'none':
      return sent.text;
  }
}

function link(text: string, command: string, args: readonly unknown[]): string {
  return `[${escapeMarkdown(text)}](command:${command}?${encodeURIComponent(JSON.stringify(args))})`;
}

export function rowMarkdown(row: TweakReportRow): string {
  const { state, component, field, sent, suggestion, path } = row;
  const actions: string[] = [];
  if (suggestion) {
    const names = suggestion.canApply ? [suggestion.to, ...suggestion.others] : suggestion.others;
    for (const to of names) {
      actions.push(link(`Replace ${suggestion.from} with ${to}`, REPLACE_COMMAND, [suggestion.path, to]));
    }
  }
  if (state !== 'applied' && state !== 'ambiguous') actions.push(link('Remove', REMOVE_COMMAND, [path]));
  const [id] = row.componentIds;
  if (id !== undefined) actions.push(link('Show on the graph', GRAPH_COMMAND, [id]));
  const lines = [
    `**${STATE_LABELS[state]}** ${escapeMarkdown(component)} ${field === '' ? '' : codeMarkdown(field)}`,
    sentMarkdown(sent),
    escapeMarkdown(whySentence(row)),
    actions.join(' · '),
  ];
  return lines.filter((line) => line !== '').join('\n\n');
}
