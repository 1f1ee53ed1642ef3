/** Checks that are proposed for an answer that was right. */
import { isJsonObject, type JsonValue } from '#contract/json.ts';
import type { SuiteCheck } from '#contract/suite/suite-check.ts';
import { trimEndOf } from '#contract/trim-end-of.ts';
import { formatDuration } from '#run/figures/result-format.ts';

export interface ProposedCheck {
  check: SuiteCheck;
  isChosen: boolean;
  /** What holds now: `3 times`, `1.21 s`. */
  now: string;
  /** Found in the answer; null for a check of something else. */
  text: string | null;
}

export interface AnsweredCase {
  answer: string;
  /** The answer as data, if it has any. */
  data: JsonValue | null;
  timeMs: number | null;
  /** Tweaks of the run, and how many of them took effect. */
  tweaks: number;
  applied: number;
}

/** Texts that are proposed, and how many of them are chosen at first. */
const MAX_TEXTS = 3;
const CHOSEN_TEXTS = 2;
const MAX_PATHS = 3;
const MAX_SEARCHED = 20_000;

/** Checks that fit the answer. Without its text, as after an error, only checks of the run. */
export function proposedChecks({ answer, data, timeMs, tweaks, applied }: AnsweredCase): ProposedCheck[] {
  const hasAnswer = answer.trim() !== '';
  const ofAnswer = !hasAnswer ? [] : data === null ? textChecks(answer) : pathChecks(data);
  return [
    ...ofAnswer,
    ...(hasAnswer
      ? [
          { check: 'equals', isChosen: false, now: 'yes', text: null } as const,
          { check: { similar: { min: 0.8 } }, isChosen: true, now: '1.00', text: null },
        ]
      : []),
    ...(timeMs === null
      ? []
      : [{ check: { 'max-time': twice(timeMs) }, isChosen: true, now: formatDuration(timeMs), text: null }]),
    ...(tweaks === 0
      ? []
      : [
          {
            ...({ check: 'tweaks-applied', isChosen: applied < tweaks } as const),
            now: `${applied} of ${tweaks}`,
            text: null,
          },
        ]),
  ];
}

/** Ids first, then amounts, then other figures and names: what an answer that says something else would not have. */
export function strongTexts(answer: string): string[] {
  const text = answer.slice(0, MAX_SEARCHED);
  const found = new Map<string, { text: string; rank: number; at: number }>();
  for (const [rank, pattern] of PATTERNS.entries()) {
    for (const { 0: word, index } of text.matchAll(pattern)) {
      const shown = trimEndOf(word.trim(), '.,;:');
      const isPart = [...found.values()].some((other) => other.text.toLowerCase().includes(shown.toLowerCase()));
      if (shown.length > 1 && !isPart) found.set(shown.toLowerCase(), { text: shown, rank, at: index });
    }
  }
  const sorted = [...found.values()].sort((left, right) => left.rank - right.rank || left.at - right.at);
  return sorted.slice(0, MAX_TEXTS).map(({ text: shown }) => shown);
}

const PATTERNS = [
  // Ids: INV-2041, T_88, AB12CD.
  /\b(?=[A-Za-z0-9_/-]{0,20}\d)[A-Z]{1,10}[-_/]?[A-Z0-9]{0,10}[-_/]?\d[A-Z0-9]{0,12}\b/g,
  // Amounts: 48.00 €, $1,296, 20 %.
  /(?:[€$£¥] ?\d{1,12}(?:[.,]\d{1,6}){0,4}|\d{1,12}(?:[.,]\d{1,6}){0,4} ?(?:[€$£¥%]|EUR\b|USD\b|GBP\b|CHF\b))/g,
  // Figures of three digits and more.
  /\b\d{3,15}(?:[.,]\d{1,6})?\b/g,
  // Names within a sentence: two and more words with capitals.
  /(?<=[a-z,] )[A-Z][\p{L}]{2,20}(?: [A-Z][\p{L}]{2,20}){1,3}/gu,
  // Other long words.
  /\b[\p{L}]{9,30}\b/gu,
];

function textChecks(answer: string): ProposedCheck[] {
  return strongTexts(answer).map((text, at) => ({
    check: { contains: text },
    isChosen: at < CHOSEN_TEXTS,
    text,
    now: timesText(answer, text),
  }));
}

function timesText(answer: string, text: string): string {
  const count = answer.toLowerCase().split(text.toLowerCase()).length - 1;
  return count === 1 ? 'yes' : `${count.toLocaleString('en')} times`;
}

/** The first values of an answer that is data. */
function pathChecks(data: JsonValue): ProposedCheck[] {
  return leavesOf(data, '')
    .slice(0, MAX_PATHS)
    .map(([path, value], at) => ({
      check: { json: { path, equals: value } },
      isChosen: at < CHOSEN_TEXTS,
      text: null,
      now: JSON.stringify(value).slice(0, 40),
    }));
}

function leavesOf(value: JsonValue, path: string, depth = 0): [string, JsonValue][] {
  if (depth > 6) return [];
  if (Array.isArray(value)) return value.slice(0, 1).flatMap((item, at) => leavesOf(item, `${path}[${at}]`, depth + 1));
  if (!isJsonObject(value)) return path === '' || String(value).length > 80 ? [] : [[path, value]];
  return Object.entries(value)
    .filter(([key]) => /^[A-Za-z_$][\w$]{0,60}$/.test(key))
    .flatMap(([key, item]) => leavesOf(item, path === '' ? key : `${path}.${key}`, depth + 1));
}

/** Twice the time, rounded up to a figure that people would write: `500ms`, `3s`, `2m`. */
function twice(timeMs: number): string {
  const ms = Math.max(100, timeMs * 2);
  if (ms <= 1_000) return `${Math.ceil(ms / 100) * 100}ms`;
  const seconds = Math.ceil(ms / 1_000);
  if (seconds < 60) return `${seconds}s`;
  return seconds <= 300 ? `${Math.ceil(seconds / 10) * 10}s` : `${Math.ceil(seconds / 60)}m`;
}
