/** Reads PowerShell's Invoke-WebRequest and Invoke-RestMethod, copied from browsers or written by hand. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import { type HttpCall, PasteError } from './http-call.ts';
import { PowershellValues } from './powershell-values.ts';

const COMMAND = /^(?:invoke-webrequest|invoke-restmethod|iwr|irm|curl|wget)$/i;
/** Not for the result of a request command, so that the command itself is read. */
const ASSIGNMENT = /\$(\w+)[ \t]*=(?=\s*["'@([$\d.-]|\s*ConvertTo-Json\b)(?![\s(]*(?:invoke-|iwr\b|irm\b|new-))\s*/iy;

/** Throws PasteError when there is no such command, or a quote or bracket is not closed. */
export function readPowershell(text: string): HttpCall[] {
  const reader = new PowershellReader(text);
  const calls = reader.read();
  if (calls.length === 0) throw new PasteError('The text has no Invoke-WebRequest.');
  return calls;
}

class PowershellReader extends PowershellValues {
  read(): HttpCall[] {
    const calls: HttpCall[] = [];
    while (this.skipSpace(true)) {
      const assigned = this.match(ASSIGNMENT);
      const word = assigned ? null : this.match(/[A-Za-z][\w-]*/y);
      if (assigned) this.assign(assigned[1] ?? '');
      else if (word && COMMAND.test(word[0])) calls.push(this.#command());
      else if (!word) this.skipStep();
    }
    return calls;
  }

  #command(): HttpCall {
    const call: HttpCall = { form: 'PowerShell', url: null, method: null, headers: [], body: null, remarks: [] };
    while (this.skipSpace(false) && !/[\n\r;|]/.test(this.text[this.at] ?? '')) {
      const option = this.match(/-([A-Za-z]+):?/y)?.[1];
      const splatted = option === undefined ? this.match(/@(\w+)/y)?.[1] : undefined;
      if (splatted !== undefined) {
        const options = this.variable(splatted);
        for (const [name, value] of Object.entries(isJsonObject(options) ? options : {}))
          applyOption(call, name, value);
      } else if (option === undefined) {
        const value = this.argument();
        if (call.url === null && typeof value === 'string') call.url = value;
      } else {
        this.skipSpace(false);
        const isSwitch = /^-[A-Za-z]|^[\n\r;|]|^$/.test(this.text.slice(this.at, this.at + 2));
        if (!isSwitch) applyOption(call, option, this.argument());
      }
    }
    if (call.url === null) throw new PasteError('The command names no address.');
    return call;
  }
}

function applyOption(call: HttpCall, name: string, value: JsonValue): void {
  const option = name.toLowerCase();
  const text = typeof value === 'string' ? value : null;
  if (option === 'uri') call.url = text;
  else if (option === 'method') call.method = text;
  else if (option === 'contenttype' && text !== null) call.headers.push(['content-type', text]);
  else if (option === 'headers' && isJsonObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (typeof item === 'string' || typeof item === 'number') call.headers.push([key, String(item)]);
    }
  } else if (option === 'body') {
    call.body = text;
    if (text === null) {
      call.remarks.push('The body is a table, which is sent as a form, not as JSON. Add | ConvertTo-Json to it.');
    }
  } else if (!['websession', 'useragent', 'timeoutsec', 'outfile'].includes(option) && typeof value !== 'boolean') {
    call.remarks.push(`The option -${name} was left out: this page does not use it.`);
  }
}
