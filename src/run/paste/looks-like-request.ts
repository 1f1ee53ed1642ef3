/** Tells at a glance whether a text is a whole request rather than tweaks; light, since every paste is asked. */
import { isJsonObject } from '#contract/json.ts';
import { fencedBlocks } from './fenced-blocks.ts';
import { ROUTE_KEYS } from './route-keys.ts';

/** `command`: a command or a program, which no tweaks can be and in which a key may be. `body`: a request's JSON. */
export type RequestLook = 'command' | 'body';

/** Longer texts are not asked: they are read when someone wants it. */
const LONGEST = 1_000_000;
const COMMAND =
  /^\s*(?:\$ |PS [^>\n]*> ?)?(?:curl(?:\.exe)?\s|(?:invoke-webrequest|invoke-restmethod)\b|(?:await\s+)?fetch\s*\()|^\s*\$session\s*=\s*new-object\s/i;
const PROGRAM = /\/api\/(?:v1\/run|v2\/workflows)\b/;
const CALL = /\b(?:fetch|curl|requests?|httpx|urllib|invoke-(?:webrequest|restmethod))\b/i;
const KEYS = new Set(Object.values(ROUTE_KEYS).flat());

/** Null for anything else, tweaks among it. */
export function looksLikeRequest(text: string): RequestLook | null {
  if (text.length > LONGEST) return null;
  return lookOf(text) ?? lookOf(fencedBlocks(text)[0] ?? '');
}

function lookOf(text: string): RequestLook | null {
  if (/^\s*\{/.test(text)) return isBody(text) ? 'body' : null;
  const isProgram = PROGRAM.test(text) && CALL.test(text);
  return startsWithCommand(text) || isProgram ? 'command' : null;
}

/** Whether the first word is a command that sends a request. */
export function startsWithCommand(text: string): boolean {
  return COMMAND.test(text);
}

/** Keys of requests and no others, and one of those that tweaks would hardly have. */
function isBody(text: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  if (!isJsonObject(value)) return false;
  const isKnown = Object.keys(value).every((key) => KEYS.has(key));
  return isKnown && (Array.isArray(value.inputs) || isJsonObject(value.tweaks));
}
