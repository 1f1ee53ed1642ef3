/** Tweaks as a suite writes them: a secret is the name of a variable, whose value is asked for when the suite runs. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { maskTweaks, SECRET_MASK } from '#flow/secrets/mask-secrets.ts';

export interface SuiteTweaks {
  tweaks: Tweaks;
  /** Values of the variables by name, where they are known. They must not be saved. */
  values: ReadonlyMap<string, string>;
}

const VARIABLE = /^\$\{[A-Za-z_][A-Za-z0-9_]{0,99}\}$/;

export interface SuiteTweaksOptions {
  /** For a suite, so that `${NAME}` in them is a variable; else it is the text itself. */
  isTyped?: boolean;
  /** Values of variables that are in use: a name with another value is not used again. */
  known?: ReadonlyMap<string, string>;
}

export function suiteTweaks(
  tweaks: Tweaks,
  index: FlowIndex | null,
  { isTyped = false, known = new Map() }: SuiteTweaksOptions = {},
): SuiteTweaks {
  const masked = maskTweaks(tweaks, index);
  const values = new Map<string, string>();
  const nameOf = (path: readonly string[], value: string) => {
    const [owner = ''] = path;
    const component = index?.byId.get(owner)?.displayName ?? owner;
    const base = variableName(path.length === 1 ? [owner] : [component, path.at(-1) ?? '']);
    let name = base;
    const isTaken = () => values.has(name) || (value !== '' && (known.get(name) ?? value) !== value);
    for (let count = 2; isTaken(); count += 1) name = `${base}_${count}`;
    return name;
  };
  const write = (value: JsonValue, hidden: JsonValue, path: readonly string[]): JsonValue => {
    if (hidden === SECRET_MASK) {
      if (isTyped && typeof value === 'string' && VARIABLE.test(value)) return value;
      if (value === '') return value;
      const secret = value === SECRET_MASK ? '' : typeof value === 'string' ? value : JSON.stringify(value);
      const name = nameOf(path, secret);
      values.set(name, secret);
      return `\${${name}}`;
    }
    if (typeof value === 'string') return isTyped ? value : value.replaceAll('${', () => '$${');
    if (Array.isArray(value)) {
      return value.map((item, at) => write(item, Array.isArray(hidden) ? (hidden[at] ?? null) : null, path));
    }
    if (!isJsonObject(value)) return value;
    const inside = isJsonObject(hidden) ? hidden : {};
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, write(item, inside[key] ?? null, [...path, key])]),
    );
  };
  const written = Object.fromEntries(
    Object.entries(tweaks).map(([key, value]) => [key, write(value, masked[key] ?? null, [key])]),
  );
  for (const [name, value] of values) if (value === '') values.delete(name);
  return { tweaks: written, values };
}

/** `OPENAI_API_KEY` of the component OpenAI and its field `openai_api_key`. */
function variableName([owner = '', field = '']: readonly string[]): string {
  const words = (text: string) => text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const [before, after] = [words(owner), words(field)];
  const isRepeated = before.length > 0 && before.every((word, at) => word.toLowerCase() === after[at]?.toLowerCase());
  const name = [...(isRepeated ? [] : before), ...after].join('_').toUpperCase().slice(0, 80);
  return /^[A-Z_]/.test(name) ? name : `SECRET_${name}`;
}
