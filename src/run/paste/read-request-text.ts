/** Reads a pasted request in any supported form. Its parsers are large, so load it on demand. */
import { fencedBlocks } from './fenced-blocks.ts';
import { type HttpCall, PasteError } from './http-call.ts';
import { startsWithCommand } from './looks-like-request.ts';
import type { PastedRequest } from './pasted-request.ts';
import { readBashCurl, readCmdCurl } from './read-curl.ts';
import { readFetch } from './read-fetch.ts';
import { readPowershell } from './read-powershell.ts';
import { readPython } from './read-python.ts';
import { fromBareBody, toPastedRequest } from './to-pasted-request.ts';

/** In characters; servers accept bodies of at most 10 MB. */
const LONGEST_TEXT = 12_000_000;
/** In characters; the parsers need about a second for this. */
const LONGEST_PROGRAM = 2_000_000;

/** Throws PasteError with a sentence for the user when the text is not a request. */
export function readRequestText(text: string): PastedRequest {
  if (text.trim() === '') throw new PasteError('Nothing to read yet.');
  if (text.length > LONGEST_TEXT) throw new PasteError('The text is too long for any server.');
  const trimmed = withoutFence(text).trim();
  if (isBareBody(trimmed)) return fromBareBody(trimmed);
  const form = formOf(trimmed);
  if (form === null) {
    throw new PasteError('This is not a cURL or PowerShell command, a fetch or requests call, or a JSON body.');
  }
  const isProgram = form === readFetch || form === readPython;
  if (isProgram && trimmed.length > LONGEST_PROGRAM) throw new PasteError('The program is too long to read.');
  return toPastedRequest(form(trimmed));
}

/** The first request in a code fence, unless the text itself starts with a command or body. */
function withoutFence(text: string): string {
  if (startsWithCommand(text) || isBareBody(text.trimStart())) return text;
  return fencedBlocks(text).find((block) => isBareBody(block.trimStart()) || formOf(block) !== null) ?? text;
}

function isBareBody(text: string): boolean {
  return text.startsWith('{') || text.startsWith('/*');
}

/** The reader for the form of the text; null for an unknown form. */
function formOf(text: string): ((text: string) => HttpCall[]) | null {
  const head = text.slice(0, 200_000);
  if (/\b(?:invoke-webrequest|invoke-restmethod)\b/i.test(head)) return readPowershell;
  if (/^\s*curl(?:\.exe)?\s(?:[^\n]*\s)?\^"/i.test(text.slice(0, 20_000)) || isCmd(text)) return readCmdCurl;
  if (/(?:^|[\n|;&][ \t]*|\$ )(?:\S{0,100}\/)?curl(?:\.exe)?\s/.test(head)) return readBashCurl;
  if (/\b(?:requests|httpx|session|client|s)\s*\.\s*(?:post|request)\s*\(|urllib\.request|^import \w+$/m.test(head))
    return readPython;
  if (/\bfetch\s*\(/.test(head)) return readFetch;
  return null;
}

/** True if `^` continues lines, which only the Windows prompt supports. */
function isCmd(text: string): boolean {
  return /^curl(?:\.exe)?\s[^\n']*\s\^\r?\n/i.test(text);
}
