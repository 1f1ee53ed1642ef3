/** Recognises a whole request that was pasted as tweaks. Fast, because it checks every paste. */
import { isJsonObject, tryParseJson } from '#contract/json.ts';
import { fencedBlocks } from './fenced-blocks.ts';
import { ROUTE_KEYS } from './route-keys.ts';

/** `command`: a command or program, which cannot be tweaks and may contain a key. `body`: the JSON body of a request. */
export type RequestKind = 'command' | 'body';

/** Longer texts are not checked. */
const LONGEST = 1_000_000;
const COMMAND =
  /^\s*(?:\$ |PS [^>\n]*> ?)?(?:curl(?:\.exe)?\s|(?:invoke-webrequest|invoke-restmethod)\b|(?:await\s+)?fetch\s*\()|^\s*\$session\s*=\s*new-object\s/i;
const PROGRAM = /\/api\/(?:v1\/run|v2\/workflows)\b/;
const CALL = /\b(?:fetch|curl|requests?|httpx|urllib|invoke-(?:webrequest|restmethod))\b/i;
const KEYS: ReadonlySet<string> = new Set(Object.values(ROUTE_KEYS).flat());

/** Null for anything else, such as tweaks. */
export function looksLikeRequest(text: string): RequestKind | null {
  if (text.length > LONGEST) return null;
  return kindOf(text) ?? kindOf(fencedBlocks(text)[0] ?? '');
}

function kindOf(text: string): RequestKind | null {
  if (/^\s*\{/.test(text)) return isBody(text) ? 'body' : null;
  const isProgram = PROGRAM.test(text) && CALL.test(text);
  return startsWithCommand(text) || isProgram ? 'command' : null;
}

/** True if the first word is a command that sends requests. */
export function startsWithCommand(text: string): boolean {
  return COMMAND.test(text);
}

/** True if all keys are those of requests, and one of them is unlikely in tweaks. */
function isBody(text: string): boolean {
  const value = tryParseJson(text);
  if (!isJsonObject(value)) return false;
  const isKnown = Object.keys(value).every((key) => KEYS.has(key));
  return isKnown && (Array.isArray(value.inputs) || isJsonObject(value.tweaks));
}
