/** A planned request as a cURL command for bash, zsh and other POSIX shells. */
import { variableNotes } from './snippet-notes.ts';
import { KEY_VARIABLE, type SnippetRequest } from './snippet-request.ts';
import { printJson, type SnippetValue } from './snippet-value.ts';

/** Linux takes no single argument of more than 128 KB; `printf` is part of the shell and knows no such limit. */
const LONGEST_ARGUMENT = 100_000;

/** Anything but the closing quote stands for itself between single quotes. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

export function curlSnippet(request: SnippetRequest): string {
  const commands = request.bodies.map((body) => command(request, body));
  return `${[...variableNotes(request).map((note) => `# ${note}`), ...jsonNote(request), ...commands].join('\n')}\n`;
}

function jsonNote({ secrets }: SnippetRequest): string[] {
  if (secrets.length === 0) return [];
  return ['# A quote or a backslash in such a secret must be written as in JSON: \\" and \\\\.'];
}

function command(request: SnippetRequest, body: SnippetValue): string {
  const data = bodyArgument(body);
  const isLong = data.length > LONGEST_ARGUMENT;
  const lines = [
    `curl -sS ${request.isStream ? '-N ' : ''}--fail-with-body -X POST ${quoteForShell(request.url)}`,
    ...request.headers.map(([name, value]) => `-H ${quoteForShell(`${name}: ${value}`)}`),
    ...(request.needsKey ? [`-H "x-api-key: $${KEY_VARIABLE}"`] : []),
    isLong ? '--data-binary @-' : `--data-raw ${data}`,
  ];
  return `${isLong ? `printf '%s' ${data} |\n  ` : ''}${lines.join(' \\\n  ')}`;
}

/** Between the single-quoted parts the shell puts in each secret, between double quotes so that spaces stay. */
function bodyArgument(body: SnippetValue): string {
  const mark = '\u0000';
  const json = printJson(body, (variable) => `${mark}${variable}${mark}`);
  return json
    .split(mark)
    .map((part, place) => (place % 2 === 1 ? `"$${part}"` : quoteForShell(part)))
    .join('');
}
