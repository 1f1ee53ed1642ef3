/** Writes the expression for one value of the reply in a programming language. */

/** Keys and indices from the top of the reply. */
export type JsonPath = readonly (string | number)[];

export const ACCESSOR_LANGUAGES = ['TypeScript', 'Python', 'jq'] as const;
export type AccessorLanguage = (typeof ACCESSOR_LANGUAGES)[number];

/** One value of the reply, or one inside a JSON text of the reply. */
export interface AccessorTarget {
  path: JsonPath;
  /** Path in the JSON text at `path`; absent for the value at `path` itself. */
  inside?: JsonPath;
}

/** The expression for a target. Parses a JSON text first (in Python with the module `json`, which must be imported). */
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
 * A string literal that is valid in all three languages: JSON with invisible and bidirectional characters escaped. Characters
 * beyond U+FFFF are not escaped, because Python would read the pair as two characters.
 */
function quote(key: string): string {
  return JSON.stringify(key).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    return character.length > 1 ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
