/** The tweaks as a person types them: what they say, what is wrong with them, and where each key is. */
import { isJsonObject, MAX_JSON_DEPTH } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import { findTooDeep, type TextPlace } from '../index/nesting-depth.ts';
import { findProperty, parseTweaksTree } from './tweaks-tree.ts';

export interface TweaksTextProblem extends TextPlace {
  /** One plain sentence without a line number. */
  message: string;
  kind: 'syntax' | 'duplicate-key' | 'not-an-object' | 'too-deep' | 'reserved-key';
  /** Keys that lead to it. A duplicate key is reported where it does not count. */
  path: string[];
}

/** Place of a key, quotes included, and of what belongs to it. */
export interface TweakPlace extends TextPlace {
  /** Offset just after the value; just after the key while there is none. */
  end: number;
}

export interface TweaksText {
  /** Null when the text is not valid JSON, no object, or nests too deep. Without `__proto__` keys; a duplicate key has its last value. */
  tweaks: Tweaks | null;
  /** What can be read of broken text, so that a report does not vanish while someone types; else the same as `tweaks`. */
  readable: Tweaks;
  /** In the order of the text. */
  problems: TweaksTextProblem[];
  /** Where the key at `path` is; of a duplicate key, the last. Null when there is none. */
  locate: (path: readonly string[]) => TweakPlace | null;
}

/** Reads tweaks with comments and trailing commas. Never throws; text without any value counts as `{}`. */
export function parseTweaksText(text: string): TweaksText {
  const deep = findTooDeep(text, MAX_JSON_DEPTH);
  if (deep) {
    const message = `The tweaks nest deeper than ${MAX_JSON_DEPTH} levels`;
    const problem: TweaksTextProblem = { ...deep, kind: 'too-deep', message, path: [] };
    return { tweaks: null, readable: {}, problems: [problem], locate: () => null };
  }
  const tree = parseTweaksTree(text);
  const problems: TweaksTextProblem[] = [...tree.problems];
  const locate = (path: readonly string[]): TweakPlace | null => {
    const property = findProperty(tree.root, path);
    if (!property) return null;
    const { offset, length, line, value } = property;
    return { offset, length, line, end: value ? value.offset + value.length : offset + length };
  };
  const isBroken = problems.some(({ kind }) => kind === 'syntax');
  const value = tree.root ? tree.root.value : {};
  if (isJsonObject(value)) return { tweaks: isBroken ? null : value, readable: value, problems, locate };
  if (!isBroken && tree.root) {
    const { offset, length } = tree.root;
    const line = text.slice(0, offset).split('\n').length;
    const message = 'The tweaks must be an object: { … }';
    problems.push({ offset, length, line, kind: 'not-an-object', message, path: [] });
  }
  return { tweaks: null, readable: {}, problems, locate };
}
