/** Parses the text of the tweaks: their values, their problems, and the position of each key. */
import { isJsonObject, MAX_JSON_DEPTH } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import { findTooDeep, type TextSpan } from '../index/nesting-depth.ts';
import { findProperty, parseTweaksTree, type TreeProblem } from './tweaks-tree.ts';

/** `message` is one sentence without a line number. A duplicate key is reported where it does not count. */
export interface TweaksTextProblem extends Omit<TreeProblem, 'kind'> {
  kind: TreeProblem['kind'] | 'not-an-object' | 'too-deep';
}

/** Position of a key with its quotes, and the end of its value. */
export interface TweakSpan extends TextSpan {
  /** Offset after the value, or after the key while there is no value. */
  end: number;
}

export interface TweaksText {
  /** Null when the text is not valid JSON, not an object, or nests too deep. Without `__proto__` keys; of duplicate keys the last. */
  tweaks: Tweaks | null;
  /** The readable part of broken text, so that the report does not disappear while someone types; else equal to `tweaks`. */
  readable: Tweaks;
  /** In the order of the text. */
  problems: TweaksTextProblem[];
  /** Position of the key at `path`; of duplicate keys the last. Null when it does not exist. */
  locate: (path: readonly string[]) => TweakSpan | null;
}

/** Parses tweaks with comments and trailing commas. Never throws; text without a value counts as `{}`. */
export function parseTweaksText(text: string): TweaksText {
  const deep = findTooDeep(text, MAX_JSON_DEPTH);
  if (deep) {
    const message = `The tweaks nest deeper than ${MAX_JSON_DEPTH} levels`;
    const problem: TweaksTextProblem = { ...deep, kind: 'too-deep', message, path: [] };
    return { tweaks: null, readable: {}, problems: [problem], locate: () => null };
  }
  const tree = parseTweaksTree(text);
  const problems: TweaksTextProblem[] = [...tree.problems];
  const locate = (path: readonly string[]): TweakSpan | null => {
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
