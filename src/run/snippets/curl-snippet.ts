/** Writes a planned request as a cURL command for bash, zsh and other POSIX shells. */
import { KEY_VARIABLE, type SnippetRequest, variableNotes } from './snippet-request.ts';
import { printJson, type SnippetValue } from './snippet-value.ts';

/** Linux limits a single argument to 128 KB; `printf` is a shell builtin without that limit. */
const LONGEST_ARGUMENT = 100_000;

/** Quotes text with single quotes, in which only the closing quote is special. */
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
    ...request.headers.map(([name, value]) =>
      typeof value === 'string'
        ? `-H ${quoteForShell(`${name}: ${value}`)}`
        : `-H ${quoteForShell(`${name}: `)}"$${value.variable}"`,
    ),
    ...(request.needsKey ? [`-H "x-api-key: $${KEY_VARIABLE}"`] : []),
    isLong ? '--data-binary @-' : `--data-raw ${data}`,
  ];
  return `${isLong ? `printf '%s' ${data} |\n  ` : ''}${lines.join(' \\\n  ')}`;
}

/** Single-quoted parts with each secret as a variable in double quotes between them, so that spaces stay. */
function bodyArgument(body: SnippetValue): string {
  const mark = '\u0000';
  const json = printJson(body, (variable) => `${mark}${variable}${mark}`);
  return json
    .split(mark)
    .map((part, index) => (index % 2 === 1 ? `"$${part}"` : quoteForShell(part)))
    .join('');
}
