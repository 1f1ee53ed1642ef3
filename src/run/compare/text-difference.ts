/** Compares two texts word by word. */
import { alignLists, alignOrReplace } from './align-lists.ts';

export interface TextPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

export interface TextDifference {
  /** Same and removed parts make up the earlier text, same and added parts the later text, character for character. */
  parts: readonly TextPart[];
  /** Number of words of each text. */
  words: readonly [before: number, after: number];
  /** Share of words that only one of the texts has, from 0 to 1. */
  changed: number;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });

/** Longer texts are compared by lines, because splitting them into words would block the page. */
const LONGEST_BY_WORD = 200_000;

/** Compares by words; long texts and texts with little in common by lines, or as a whole. */
export function diffText(before: string, after: string): TextDifference {
  const words = [countWords(before), countWords(after)] as const;
  if (before === after) {
    return { parts: before === '' ? [] : [{ kind: 'same', text: before }], words, changed: 0 };
  }
  const isLong = before.length + after.length > LONGEST_BY_WORD;
  const byWord = isLong ? null : alignLists(cut(before), cut(after));
  const runs = byWord ?? alignOrReplace(linesOf(before), linesOf(after));
  const parts = joinSpaces(
    runs.map(({ kind, items }) => ({ kind, text: items.join('') })).filter(({ text }) => text !== ''),
  );
  return { parts, words, changed: changedPart(parts, words) };
}

/** Splits text in any script into words, white space and punctuation; each ideograph is a word. */
function cut(text: string): string[] {
  return Array.from(segmentsOf(text), ({ segment }) => segment);
}

/** Characters that are segmented together: each step of the segmenter takes time for all of its text. */
const PIECE = 500;

function* segmentsOf(text: string): Generator<Intl.SegmentData> {
  for (let from = 0; from < text.length; ) {
    const piece = text.slice(from, from + PIECE);
    // A word ends there in any case; a text without spaces is cut anywhere but inside a character.
    const end = Math.max(piece.lastIndexOf('\n') + 1, piece.lastIndexOf(' '));
    const isHalf = /[\uD800-\uDBFF]$/.test(piece);
    const length = from + PIECE >= text.length ? piece.length : end > 0 ? end : piece.length - (isHalf ? 1 : 0);
    yield* segmenter.segment(text.slice(from, from + length));
    from += length;
  }
}

function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** Number of words in any script. Long texts are split only at spaces. */
export function countWords(text: string): number {
  if (text.length > LONGEST_BY_WORD) return text.split(/\s+/).filter((word) => word !== '').length;
  let count = 0;
  for (const { isWordLike } of segmentsOf(text)) if (isWordLike) count += 1;
  return count;
}

/** Texts without words are compared by punctuation, so that "!" and "?" differ. */
function changedPart(parts: readonly TextPart[], [before, after]: readonly [number, number]): number {
  const changed = parts.filter(({ kind }) => kind !== 'same');
  const all = before + after;
  if (changed.length === 0) return 0;
  const words = changed.reduce((sum, { text }) => sum + countWords(text), 0);
  if (all > 0) return Math.min(1, words / all);
  return 1;
}

/** Joins changes that only have white space between them, because many small changes are hard to read. */
function joinSpaces(parts: readonly TextPart[]): TextPart[] {
  const joined: TextPart[] = [];
  let at = 0;
  while (at < parts.length) {
    const part = parts[at];
    if (!part) break;
    if (part.kind === 'same') {
      push(joined, part);
      at += 1;
      continue;
    }
    const hunk = { removed: '', added: '' };
    at = readHunk(parts, at, hunk);
    const { before, removed, added, after } = trimHunk(hunk);
    push(joined, { kind: 'same', text: before });
    push(joined, { kind: 'removed', text: removed });
    push(joined, { kind: 'added', text: added });
    push(joined, { kind: 'same', text: after });
  }
  return joined;
}

/** Reads consecutive changes and the white space between them into one hunk. Returns the index after it. */
function readHunk(parts: readonly TextPart[], start: number, hunk: { removed: string; added: string }): number {
  let at = start;
  for (;;) {
    while (at < parts.length && parts[at]?.kind !== 'same') {
      const part = parts[at];
      if (part?.kind === 'removed') hunk.removed += part.text;
      if (part?.kind === 'added') hunk.added += part.text;
      at += 1;
    }
    const gap = parts[at];
    const kinds = changesFrom(parts, at + 1);
    const isGap = gap !== undefined && kinds.size > 0 && /^[^\S\n]+$/.test(gap.text);
    const isOnBoth = [hunk.removed !== '' || kinds.has('removed'), hunk.added !== '' || kinds.has('added')];
    if (!isGap || isOnBoth.includes(false)) return at;
    hunk.removed += gap.text;
    hunk.added += gap.text;
    at += 1;
  }
}

/** Excludes white space that both sides of a change begin or end with. */
function trimHunk({ removed, added }: { removed: string; added: string }) {
  const isGapAt = (index: number) => {
    const character = removed.at(index);
    return character !== undefined && character === added.at(index) && /\s/.test(character);
  };
  const shorter = Math.min(removed.length, added.length);
  let start = 0;
  while (start < shorter && isGapAt(start)) start += 1;
  let end = 0;
  while (end < shorter - start && isGapAt(-1 - end)) end += 1;
  return {
    before: removed.slice(0, start),
    removed: removed.slice(start, removed.length - end),
    added: added.slice(start, added.length - end),
    after: removed.slice(removed.length - end),
  };
}

/** The kinds of the consecutive changes from here. */
function changesFrom(parts: readonly TextPart[], start: number): ReadonlySet<TextPart['kind']> {
  const kinds = new Set<TextPart['kind']>();
  for (let at = start; at < parts.length; at += 1) {
    const kind = parts[at]?.kind ?? 'same';
    if (kind === 'same') break;
    kinds.add(kind);
  }
  return kinds;
}

function push(parts: TextPart[], part: TextPart): void {
  if (part.text === '') return;
  const last = parts.at(-1);
  if (last?.kind === part.kind) parts[parts.length - 1] = { kind: part.kind, text: last.text + part.text };
  else parts.push(part);
}
