/** Reads cURL commands, for bash and for the Windows prompt. */
import { type ShellCommand, splitBash } from './bash-words.ts';
import { splitCmd } from './cmd-words.ts';
import { type HttpCall, PasteError } from './http-call.ts';

const ALIASES: Record<string, string> = {
  '-X': '--request',
  '-H': '--header',
  '-d': '--data',
  '-u': '--user',
  '-b': '--cookie',
  '-A': '--user-agent',
  '-e': '--referer',
  '-F': '--form',
  '-o': '--output',
  '-m': '--max-time',
  '-x': '--proxy',
  '-w': '--write-out',
  '-E': '--cert',
  '-T': '--upload-file',
};

/** Options with a value that does not change the request. */
const HARMLESS: ReadonlySet<string> = new Set([
  '--user-agent',
  '--referer',
  '--output',
  '--max-time',
  '--connect-timeout',
  '--write-out',
]);
/** Options with a value that does change it, but that the page does not support. */
const UNSUPPORTED: ReadonlySet<string> = new Set([
  '--user',
  '--cookie',
  '--form',
  '--proxy',
  '--cert',
  '--cacert',
  '--key',
  '--upload-file',
  '--resolve',
  '--data-urlencode',
  '--aws-sigv4',
  '--oauth2-bearer',
]);
const DATA: ReadonlySet<string> = new Set(['--data', '--data-raw', '--data-binary', '--data-ascii', '--json']);

/** One call per command. Throws PasteError when the text is not a cURL command or a quote is not closed. */
export function readBashCurl(text: string): HttpCall[] {
  const calls: HttpCall[] = [];
  const others: string[] = [];
  let before: ShellCommand | null = null;
  for (const command of splitBash(text.replace(/^\s*\$ /, ''))) {
    if (isCurl(command.words[0])) {
      const input = command.input ?? (command.isPiped ? printed(before) : null);
      calls.push(readArguments(command.words.slice(1), 'cURL (bash)', input));
    } else if (printed(command) === null) {
      others.push(`The command ${command.words[0]} was left out.`);
    }
    before = command;
  }
  if (calls[0]) calls[0].remarks.push(...new Set(others));
  return calls;
}

/** The call of a command for the Windows prompt. Throws like `readBashCurl`. */
export function readCmdCurl(text: string): HttpCall[] {
  const [, ...words] = splitCmd(text.trim());
  return [readArguments(words, 'cURL (cmd)', null)];
}

function isCurl(word: string | undefined): boolean {
  return word !== undefined && /(^|[\\/])curl(\.exe)?$/i.test(word);
}

/** The output of `printf '%s' TEXT` or `cat <<EOF`, which pass a body that is too long for a command line. */
function printed(command: ShellCommand | null): string | null {
  const [name, format, text] = command?.words ?? [];
  if (name === 'cat' && format === undefined) return command?.input ?? null;
  return name === 'printf' && format === '%s' ? (text ?? null) : null;
}

interface Reading {
  call: HttpCall;
  bodies: string[];
  stdin: string | null;
  isJson: boolean;
  isQuery: boolean;
}

function readArguments(words: readonly string[], form: string, stdin: string | null): HttpCall {
  const call: HttpCall = { form, url: null, method: null, headers: [], body: null, remarks: [] };
  const reading: Reading = { call, bodies: [], stdin, isJson: false, isQuery: false };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('-') || word === '-') {
      if (call.url === null) call.url = word;
      else call.remarks.push(`The second address ${word} was left out.`);
      continue;
    }
    const { name, attached } = readOption(word);
    if (!takesValue(name)) {
      if (name === '--get' || name === '-G') reading.isQuery = true;
      else if (name.startsWith('--form') || name === '--config') call.remarks.push(`The option ${name} was left out.`);
      continue;
    }
    if (attached === null) at += 1;
    const value = attached ?? words[at];
    if (value === undefined) throw new PasteError(`The option ${word} has no value: the command ends too early.`);
    applyOption(reading, name, value);
  }
  return finish(reading);
}

/** Splits `-XPOST` and `-sSd text`, which hold several options or an option and its value. */
function readOption(word: string): { name: string; attached: string | null } {
  if (word.startsWith('--')) return { name: word, attached: null };
  for (let at = 1; at < word.length; at += 1) {
    const name = ALIASES[`-${word[at]}`];
    if (name !== undefined) return { name, attached: word.slice(at + 1) || null };
  }
  return { name: word.includes('G') ? '-G' : word, attached: null };
}

function takesValue(name: string): boolean {
  const isKnown = HARMLESS.has(name) || UNSUPPORTED.has(name) || DATA.has(name);
  return isKnown || name === '--request' || name === '--header' || name === '--url';
}

function applyOption(reading: Reading, name: string, value: string): void {
  const { call } = reading;
  if (name === '--request') call.method = value;
  else if (name === '--url') call.url = value;
  else if (name === '--header') readHeader(call, value);
  else if (DATA.has(name)) readData(reading, name, value);
  else if (UNSUPPORTED.has(name)) {
    // Its value may be a secret, so the remark only has its name.
    call.remarks.push(`The option ${name} was left out: this page does not use it.`);
  }
}

function readHeader({ headers, remarks }: HttpCall, value: string): void {
  const colon = value.indexOf(':');
  if (colon > 0) headers.push([value.slice(0, colon).trim(), value.slice(colon + 1).trim()]);
  else if (value.startsWith('@')) remarks.push('Headers from a file were left out.');
}

function readData(reading: Reading, name: string, value: string): void {
  const { call, bodies, stdin } = reading;
  if (name === '--json') reading.isJson = true;
  if (name === '--data-raw' || !value.startsWith('@')) bodies.push(value);
  else if (value === '@-' && stdin !== null) bodies.push(stdin);
  else {
    const source = value === '@-' ? 'the standard input' : `the file ${value.slice(1)}`;
    call.remarks.push(`The body comes from ${source}, which this page cannot read. Paste its text.`);
  }
}

function finish({ call, bodies, isJson, isQuery }: Reading): HttpCall {
  if (call.url === null) throw new PasteError('The command names no address.');
  if (bodies.length === 0) return call;
  if (isQuery) {
    call.remarks.push('With -G the data goes into the address, where a run does not read it.');
    return call;
  }
  call.body = bodies.join(isJson ? '' : '&');
  call.method ??= 'POST';
  const hasType = call.headers.some(([name]) => name.toLowerCase() === 'content-type');
  if (!hasType) call.headers.push(['content-type', isJson ? 'application/json' : 'application/x-www-form-urlencoded']);
  return call;
}
