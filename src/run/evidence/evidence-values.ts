/** What the components of an input received, called and gave, in an evidence file. */
import type { ComponentCall, ComponentValues, ModelMessage, ValuesByName } from '#contract/component-values.ts';
import type { JsonValue } from '#contract/json.ts';
import { escapeHtml } from '#contract/text/html-text.ts';
import { upperFirst } from '#contract/text/upper-first.ts';
import { formatDuration } from '../figures/result-format.ts';
import type { RunInputResult } from '../model/run.ts';
import { beginning, facts, markedTable } from './evidence-parts.ts';

/** Empty for an input without values. */
export function valuesHtml({ values }: RunInputResult): string {
  if (!values) return '';
  const from = values.source === 'engine' ? 'reported by the engine' : "from Langflow's traces";
  const title = `<h4>What components received and gave <small>${from}, secrets masked</small></h4>`;
  return [title, ...values.components.map(componentHtml)].join('\n');
}

function componentHtml(component: ComponentValues): string {
  const { name, received, calls, gave, error } = component;
  return details(`${name}${took(component)}`, [
    facts([['Error', error ?? null]]),
    byName('Received', received),
    ...calls.map((call, at) => callHtml(call, String(at + 1))),
    byName('Gave', gave),
  ]);
}

function callHtml(call: ComponentCall, number: string): string {
  const { name, settings, messages = [], answer, arguments: given, result, error, tokens, calls = [] } = call;
  const count = (tokensOf: number | null | undefined) => (tokensOf == null ? null : String(tokensOf));
  const all = [...messages, ...(answer ? [answer] : [])];
  return details(`Call ${number}, ${name}${took(call)}`, [
    facts([
      ['Error', error ?? null],
      ['Tokens in', count(tokens?.input)],
      ['Tokens out', count(tokens?.output)],
    ]),
    settings ? byName('Setting', settings) : '',
    all.length === 0 ? '' : markedTable(['Message', 'Text'], all.map(messageRow)),
    given === undefined ? '' : byName('Arguments', { arguments: given }),
    result === undefined ? '' : byName('Result', { result }),
    ...calls.map((inner, at) => callHtml(inner, `${number}.${at + 1}`)),
  ]);
}

function messageRow({ role, text, asks = [] }: ModelMessage): string[] {
  const asked = asks.map(({ name, arguments: given }) => `asks for ${name} ${JSON.stringify(given)}`);
  return [upperFirst(role), valueHtml([...(text === '' ? [] : [text]), ...asked].join('\n'))];
}

function byName(title: string, values: ValuesByName | null): string {
  if (values === null) return `<p class="note">${title}: not reported.</p>`;
  const rows = Object.entries(values).map(([name, value]) => [escapeHtml(name), valueHtml(value)]);
  return rows.length === 0 ? `<p class="note">${title}: nothing.</p>` : markedTable([title, 'Value'], rows);
}

function valueHtml(value: JsonValue): string {
  return beginning(typeof value === 'string' ? value : JSON.stringify(value), escapeHtml);
}

function took({ startMs, endMs }: { startMs: number; endMs: number | null }): string {
  return endMs === null ? '' : `, ${formatDuration(endMs - startMs)}`;
}

/** `parts` are HTML. */
function details(title: string, parts: readonly string[]): string {
  return `<details><summary>${escapeHtml(title)}</summary>\n${parts.filter((part) => part !== '').join('\n')}\n</details>`;
}
