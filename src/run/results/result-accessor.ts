/** The expression that reaches one value of the reply, in the language of the caller's program. */

/** Keys and indices from the top of the reply. */
export type JsonPath = readonly (string | number)[];

export const ACCESSOR_LANGUAGES = ['TypeScript', 'Python', 'jq'] as const;
export type AccessorLanguage = (typeof ACCESSOR_LANGUAGES)[number];

/** One value of the reply, or one inside a text of the reply that is JSON itself. */
export interface AccessorTarget {
  path: JsonPath;
  /** From the top of the JSON in the text at `path`; absent for the value at `path` itself. */
  inside?: JsonPath;
}

/** The expression for a target; one inside a text parses that text first (`json` of Python's library is at hand). */
export function toTargetAccessor({ path, inside }: AccessorTarget, language: AccessorLanguage): string {
  const outer = toAccessor(path, language);
  if (inside === undefined) return outer;
  if (language === 'TypeScript') return toAccessor(inside, language, `JSON.parse(${outer})`);
  if (language === 'Python') return toAccessor(inside, language, `json.loads(${outer})`);
  const steps = inside.length === 0 ? '' : ` | ${toJq(inside)}`;
  return `${outer} | fromjson${steps}`;
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * For TypeScript and Python the expression starts with the variable `root`; jq reads the reply from its input.
 * Runs unchanged on the very reply the path was taken from.
 */
export function toAccessor(path: JsonPath, language: AccessorLanguage, root = 'response'): string {
  if (language === 'jq') return toJq(path);
  const step = language === 'Python' ? toSubscript : toMember;
  return root + path.map(step).join('');
}

function toMember(key: string | number): string {
  return typeof key === 'string' && IDENTIFIER.test(key) ? `.${key}` : toSubscript(key);
}

function toSubscript(key: string | number): string {
  return typeof key === 'number' ? `[${key}]` : `[${quote(key)}]`;
}

function toJq(path: JsonPath): string {
  if (path.length === 0) return '.';
  const steps = path.map((key) => {
    if (typeof key === 'number') return `[${key}]`;
    return IDENTIFIER.test(key) ? `.${key}` : `[${quote(key)}]`;
  });
  return steps[0]?.startsWith('.') ? steps.join('') : `.${steps.join('')}`;
}

/**
 * A string literal that means the same in all three languages: JSON's, with what cannot be seen or would turn the text around
 * escaped. Characters beyond U+FFFF stay as they are, since Python reads an escaped pair as two characters.
 */
function quote(key: string): string {
  return JSON.stringify(key).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    return character.length > 1 ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
