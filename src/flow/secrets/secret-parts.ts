/** Finds the values of secret keys in the text of tweaks, also in text that is incomplete or does not parse. */
import { MAX_JSON_DEPTH } from '#contract/json.ts';

/** What to find in the value of a key: nothing, strings, or strings and numbers. */
export type SecretKeyKind = 'none' | 'texts' | 'texts-and-numbers';

/** A value in the text, with its quotes. */
export interface SecretPart {
  start: number;
  end: number;
  /** False for a string without a closing quote. */
  isClosed: boolean;
}

/**
 * From the closing quote of a key to its colon, across comments. The name is the text between this quote and the one before
 * it, so that an extra quote does not hide the keys after it. The pattern is unambiguous, because it would otherwise take
 * exponential time on many comments.
 */
const KEY_END = /"(?:\s|\/\*(?:[^*"\n]|\*(?!\/))*\*\/|\/\/[^"\n]*\n)*:/g;

/** A string, a bracket, colon or comma, the delimiter of a comment, or bare words. */
const TOKEN = /"(?:[^"\\\n]|\\.)*\\?("?)|[{}[\]:,]|\/\/|\/\*|\*\/|[^\s{}[\]:,"](?:(?!\s\/[/*])[^{}[\],"\n])*/g;

const ROW_NAME = /"(?:key|name|header)"\s*:\s*"([^"\n]{0,200})"/gi;
const ROW_VALUE = /"value"\s*:/gi;
const ROW_LENGTH = 2000;
/** A string that begins like a secret or like JSON, up to its closing quote or the end of the line. */
const LINE_TEXT = /"((?:[ \t]|\\[nrt])*(?:Authorization\s*:|Bearer\s|sk-|[[{])(?:[^"\\\n]|\\.)*)\\?("?)/gi;

const BEFORE_COLON = /\s*:/y;

const NUMBER = /^-?[\d.eE+-]*$/;

interface SecretValue {
  parts: SecretPart[];
  end: number;
  /** True if it is the name of a server variable, which is not a secret. */
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

function mustMask(word: string, kind: SecretKeyKind): boolean {
  if (['true', 'false', 'null'].some((literal) => literal.startsWith(word))) return false;
  return kind === 'texts-and-numbers' || !NUMBER.test(word);
}

function endOfComment(text: string, start: number, edge: string): number {
  const end = text.indexOf(edge === '//' ? '\n' : '*/', start);
  return end === -1 ? text.length : end;
}

/** The values after the colon of a key, at any depth that JSON may have. */
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
        // The value is missing: this is the key of the next line.
        if (depth === 0) return { parts, end: from, isVariable: false };
        key = decoded(token.slice(1, -1));
      } else if (token !== '"' && token !== '""') parts.push({ start: from, end, isClosed });
    } else if (token === ':' || token === ',') {
      // `"a": ,` has no value.
      if (depth === 0) break;
    } else if (!isComment) {
      const isVariable = depth === 1 && key === 'load_from_db' && before === ':' && token === 'true';
      if (isVariable) return { parts: [], end, isVariable };
      if (mustMask(token, kind)) parts.push({ start: from, end, isClosed: true });
    } else continue;
    before = token;
    if (depth <= 0 || depth > MAX_JSON_DEPTH) break;
  }
  return { parts, end, isVariable: false };
}

/** Sorts the parts and joins those that overlap. */
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
 * Finds every string (and, if its key allows, number) in the value of each occurrence of a secret key, and every string that
 * begins like a secret or like JSON and is a secret by itself.
 */
export function findSecretParts(
  text: string,
  kindOf: (key: string, isObject: boolean) => SecretKeyKind,
  isSecret: (text: string) => boolean,
): SecretPart[] {
  const parts: SecretPart[] = [];
  /** Offsets up to which values of each kind were read, because keys inside them need not be read again. */
  const readTo = { texts: 0, 'texts-and-numbers': 0 };
  for (const { index, 0: gap } of text.matchAll(KEY_END)) {
    const start = text.lastIndexOf('"', index - 1);
    const name = text.slice(start + 1, index);
    // An escaped quote is inside a string, which is checked as a whole.
    if (index === 0 || start === -1 || name.includes('\n') || name.endsWith('\\')) continue;
    const from = index + gap.length;
    const kind = kindOf(decoded(name), /^\s*\{/.test(text.slice(from, from + 200)));
    if (kind === 'none' || start < readTo['texts-and-numbers'] || start < readTo[kind]) continue;
    const value = readValue(text, from, kind);
    parts.push(...value.parts);
    if (!value.isVariable) readTo[kind] = Math.max(readTo[kind], value.end);
  }
  return merged([...parts, ...findNamedValues(text, kindOf), ...findSecretTexts(text, isSecret)]);
}

/** The `value` in rows like `{ "key": "Authorization", "value": … }`, if it is near the name, so that the time stays linear. */
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

function findSecretTexts(text: string, isSecret: (text: string) => boolean): SecretPart[] {
  return [...text.matchAll(LINE_TEXT)].flatMap(({ index, 0: found, 1: held = '', 2: quote }) =>
    isSecret(decoded(held)) ? [{ start: index, end: index + found.length, isClosed: quote === '"' }] : [],
  );
}
