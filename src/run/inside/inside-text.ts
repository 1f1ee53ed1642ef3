/** What the components of an input received, called and gave, as a text for a bug report; secrets are masked. */
import type { ComponentCall, ComponentValues, ModelMessage, ValuesByName } from '#contract/component-values.ts';
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { maskValue } from '#flow/secrets/mask-secrets.ts';
import { inputTitle } from '../figures/input-title.ts';
import { formatDuration } from '../figures/result-format.ts';
import type { Run } from '../model/run.ts';
import type { InsideComponent, InsideInput } from './inside-input.ts';

export function insideMarkdown(run: Run, { input, components }: InsideInput): string {
  const question = run.request.inputs?.[input]?.input_value ?? '';
  return [
    `# Run ${run.number} of ${run.flow.name}, ${inputTitle(input)}`,
    `${run.server}. ${new Date(run.startedAt).toISOString()}`,
    ...(question === '' ? [] : [quoted(question)]),
    ...components.flatMap(componentLines),
    '',
  ].join('\n\n');
}

export function insideJson(run: Run, { input, components, source }: InsideInput): string {
  const parts = components.map(({ id, name, row, times, absent }) => ({
    ...{ id, name, absent },
    ...(row && { startMs: row.startMs, endMs: row.endMs, state: row.state, error: row.error }),
    times: times.map(masked),
  }));
  const about = { run: run.number, flow: run.flow.name, server: run.server, input: input + 1, values: source };
  return `${JSON.stringify({ ...about, components: parts }, null, 2)}\n`;
}

function componentLines({ id, name, row, times, absent }: InsideComponent): string[] {
  const took = row?.endMs == null ? '' : `, ${formatDuration(row.endMs - row.startMs)}`;
  const head = `## ${name}${id === null ? '' : ` (${id})`}${absent === null ? took : `, ${absent}`}`;
  return [
    head,
    ...(row?.error ? [`Failed: ${row.error}`] : []),
    ...times.flatMap((time, index) => [
      ...(times.length > 1 ? [`### Time ${index + 1} of ${times.length}`] : []),
      ...timeLines(masked(time)),
    ]),
  ];
}

function masked(time: ComponentValues): ComponentValues {
  const { received, gave, calls } = time;
  return { ...time, received: maskedValues(received), calls: calls.map(maskedCall), gave: maskedValues(gave) };
}

/** Masked with their names, by which some are known as secrets. */
function maskedValues(values: ValuesByName | null): ValuesByName | null {
  const found = maskValue(values);
  return isJsonObject(found) ? found : values;
}

function maskedCall(call: ComponentCall): ComponentCall {
  return {
    ...call,
    ...(call.arguments !== undefined && { arguments: maskValue(call.arguments) }),
    ...(call.result !== undefined && { result: maskValue(call.result) }),
    ...(call.calls && { calls: call.calls.map(maskedCall) }),
  };
}

function timeLines({ received, calls, gave, error }: ComponentValues): string[] {
  return [
    ...(error === undefined ? [] : [`Failed: ${error}`]),
    '**Received**',
    valuesText(received),
    ...(calls.length === 0 ? [] : ['**Calls**', ...calls.flatMap((call, index) => callLines(call, String(index + 1)))]),
    '**Gave**',
    valuesText(gave),
  ];
}

function callLines(call: ComponentCall, number: string): string[] {
  const { name, endMs, startMs, error, messages = [], answer, calls = [] } = call;
  const took = endMs === null ? '' : `, ${formatDuration(endMs - startMs)}`;
  return [
    `${number}. ${call.kind} ${name}${took}`,
    ...[...messages, ...(answer ? [answer] : [])].map(messageText),
    ...(call.arguments === undefined ? [] : [`Arguments: ${fenced(call.arguments)}`]),
    ...(call.result === undefined ? [] : [`Result: ${fenced(call.result)}`]),
    ...(error === undefined ? [] : [`Error: ${error}`]),
    ...calls.flatMap((inner, index) => callLines(inner, `${number}.${index + 1}`)),
  ];
}

function messageText({ role, text, asks = [] }: ModelMessage): string {
  const asked = asks.map(({ name, arguments: given }) => `asks for ${name} ${JSON.stringify(given)}`);
  return [`${role}:`, ...(text === '' ? [] : [quoted(text)]), ...asked].join('\n');
}

function valuesText(values: ValuesByName | null): string {
  if (values === null) return 'not reported';
  const entries = Object.entries(values);
  return entries.length === 0 ? 'nothing' : entries.map(([name, value]) => `${name}: ${fenced(value)}`).join('\n\n');
}

function fenced(value: JsonValue): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  if (!text.includes('\n') && !text.includes('`')) return `\`${text}\``;
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `\n${fence}\n${text}\n${fence}`;
}

function quoted(text: string): string {
  return text.replace(/^/gm, '> ');
}
