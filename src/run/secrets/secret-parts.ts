/** Finds what is under secret keys in tweaks as typed, also where the text breaks off or does not parse. */
import { MAX_JSON_DEPTH } from '#contract/json.ts';

/** What to look for under a key: nothing, texts, or numbers as well. */
export type SecretKeyKind = 'none' | 'texts' | 'texts-and-numbers';

/** A value in the text, quotes included. */
export interface SecretPart {
  start: number;
  end: number;
  /** False for a text that lacks its closing quote. */
  isClosed: boolean;
}

/**
 * From the closing quote of a key to its colon, over comments. The name is what is between this quote and the one before
 * it, so that one quote too many hides no key behind it. Nothing here can be read in two ways: a text of comments alone
 * would otherwise take time that doubles with each of them.
 */
const KEY_END = /"(?:\s|\/\*(?:[^*"\n]|\*(?!\/))*\*\/|\/\/[^"\n]*\n)*:/g;

/** A text, one sign, the edge of a comment, or bare words up to what ends them. */
const TOKEN = /"(?:[^"\\\n]|\\.)*\\?("?)|[{}[\]:,]|\/\/|\/\*|\*\/|[^\s{}[\]:,"](?:(?!\s\/[/*])[^{}[\],"\n])*/g;

const ROW_NAME = /"(?:key|name|header)"\s*:\s*"([^"\n]{0,200})"/gi;
const ROW_VALUE = /"value"\s*:/gi;
const ROW_LENGTH = 2000;
/** A text that begins as a secret or as JSON does, to its quote or the end of its line. */
const LINE_TEXT = /"((?:[ \t]|\\[nrt])*(?:Authorization\s*:|Bearer\s|sk-|[[{])(?:[^"\\\n]|\\.)*)\\?("?)/gi;

const BEFORE_COLON = /\s*:/y;

const NUMBER = /^-?[\d.eE+-]*$/;

interface SecretValue {
  parts: SecretPart[];
  end: number;
  /** It names a variable on the server, which is no secret. */
  isVariable: boolean;
}

function decoded(name: string): string {
  if (!name.includes('\\')) return name;
  try {
    return String(JSON.parse(`"${name}"`));
  } catch {
    return name.replace(/\\(.)/g, '$1');
  }
}

function isKey(text: string, end: number): boolean {
  BEFORE_COLON.lastIndex = end;
  return BEFORE_COLON.test(text);
}

function hides(word: string, kind: SecretKeyKind): boolean {
  if (['true', 'false', 'null'].some((literal) => literal.startsWith(word))) return false;
  return kind === 'texts-and-numbers' || !NUMBER.test(word);
}

function endOfComment(text: string, start: number, edge: string): number {
  const end = text.indexOf(edge === '//' ? '\n' : '*/', start);
  return end === -1 ? text.length : end;
}

/** The values from behind the colon of a key to the end of what it holds, as deep as JSON may nest. */
function readValue(text: string, start: number, kind: SecretKeyKind): SecretValue {
  const parts: SecretPart[] = [];
  let depth = 0;
  let before = ':';
  let key = '';
  let end = start;
  let commentEnd = start;
  TOKEN.lastIndex = start;
  for (let found = TOKEN.exec(text); found; found = TOKEN.exec(text)) {
    const token = found[0].trimEnd();
    const from = found.index;
    const isComment = from < commentEnd;
    const isValue = before === ':' && !text.slice(end, from).includes('\n');
    if (token === '//' || token === '/*' || token === '*/') {
      if (!isComment) commentEnd = endOfComment(text, from, token);
      continue;
    }
    end = from + token.length;
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (token.startsWith('"')) {
      const isClosed = found[1] === '"';
      if (isClosed && !isValue && isKey(text, end)) {
        // The value is still missing: this key begins the next line.
        if (depth === 0) return { parts, end: from, isVariable: false };
        key = decoded(token.slice(1, -1));
      } else if (token !== '"' && token !== '""') parts.push({ start: from, end, isClosed });
    } else if (token === ':' || token === ',') {
      // `"a": ,` has no value.
      if (depth === 0) break;
    } else if (!isComment) {
      const isVariable = depth === 1 && key === 'load_from_db' && before === ':' && token === 'true';
      if (isVariable) return { parts: [], end, isVariable };
      if (hides(token, kind)) parts.push({ start: from, end, isClosed: true });
    } else continue;
    before = token;
    if (depth <= 0 || depth > MAX_JSON_DEPTH) break;
  }
  return { parts, end, isVariable: false };
}

/** Parts in the order of the text, none of which meet. */
function merged(parts: readonly SecretPart[]): SecretPart[] {
  const apart: SecretPart[] = [];
  for (const part of parts.toSorted((left, right) => left.start - right.start)) {
    const last = apart.at(-1);
    if (!last || part.start >= last.end) apart.push({ ...part });
    else if (part.end > last.end) Object.assign(last, { end: part.end, isClosed: part.isClosed });
  }
  return apart;
}

/**
 * Every text (and, where its key says so, number) inside the value of a secret key, each time that the key occurs; and every
 * text that is a secret by itself, of those that begin as one or as JSON.
 */
export function findSecretParts(
  text: string,
  kindOf: (key: string, isObject: boolean) => SecretKeyKind,
  isSecret: (text: string) => boolean,
): SecretPart[] {
  const parts: SecretPart[] = [];
  /** Up to where the values of either kind were read: a key inside of them need not be read again. */
  const readTo = { texts: 0, 'texts-and-numbers': 0 };
  for (const { index, 0: gap } of text.matchAll(KEY_END)) {
    const start = text.lastIndexOf('"', index - 1);
    const name = text.slice(start + 1, index);
    // A quote behind a backslash is inside a text, which is judged as a whole.
    if (index === 0 || start === -1 || name.includes('\n') || name.endsWith('\\')) continue;
    const from = index + gap.length;
    const kind = kindOf(decoded(name), /^\s*\{/.test(text.slice(from, from + 200)));
    if (kind === 'none' || start < readTo['texts-and-numbers'] || start < readTo[kind]) continue;
    const value = readValue(text, from, kind);
    parts.push(...value.parts);
    if (!value.isVariable) readTo[kind] = Math.max(readTo[kind], value.end);
  }
  return merged([...parts, ...findNamedValues(text, kindOf), ...findTellingTexts(text, isSecret)]);
}

/** The `value` of a row `{ "key": "Authorization", "value": … }`, within some characters of its name, so that time stays in proportion. */
function findNamedValues(text: string, kindOf: (key: string, isObject: boolean) => SecretKeyKind): SecretPart[] {
  const parts: SecretPart[] = [];
  for (const { index, 0: found, 1: name = '' } of text.matchAll(ROW_NAME)) {
    if (kindOf(decoded(name), false) === 'none') continue;
    const end = index + found.length;
    const before = text.slice(Math.max(0, index - ROW_LENGTH), index);
    const after = text.slice(end, end + ROW_LENGTH);
    const from = Math.max(0, index - ROW_LENGTH) + before.lastIndexOf('{') + 1;
    const row = text.slice(from, end + (after.includes('}') ? after.indexOf('}') : after.length));
    for (const value of row.matchAll(ROW_VALUE)) {
      parts.push(...readValue(text, from + value.index + value[0].length, 'texts').parts);
    }
  }
  return parts;
}

function findTellingTexts(text: string, isSecret: (text: string) => boolean): SecretPart[] {
  return [...text.matchAll(LINE_TEXT)].flatMap(({ index, 0: found, 1: held = '', 2: quote }) =>
    isSecret(decoded(held)) ? [{ start: index, end: index + found.length, isClosed: quote === '"' }] : [],
  );
}
