/** Finds how long an answer should be, and in what form. */
import type { PromptParts } from './read-prompt.ts';

export type AnswerForm = 'table' | 'json' | 'csv' | 'code' | 'bullets' | 'steps';

export interface LengthWish {
  sentences: number | null;
  bullets: number | null;
  words: number | null;
  paragraphs: number | null;
  isShort: boolean;
  isDetailed: boolean;
  form: AnswerForm | null;
}

const NUMBERS: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index) => [word, index] as const),
);
const COUNT = '(\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const SENTENCES = new RegExp(`\\b${COUNT}[ -](?:\\w+ )?sentences?\\b`, 'i');
const BULLETS = new RegExp(
  `\\b${COUNT} (?:\\w+ )?(?:bullet points?|bullets|points|items|tips|ideas|reasons|ways|examples|facts|things|options|suggestions|questions)\\b`,
  'i',
);
const WORDS = new RegExp(`\\b${COUNT}[ -](?:\\w+ )?words?\\b`, 'i');
const PARAGRAPHS = new RegExp(`\\b${COUNT} (?:\\w+ )?paragraphs?\\b`, 'i');
const SHORT =
  /\b(?:briefly|concise(?:ly)?|succinct(?:ly)?|tl;?dr|keep it (?:short|brief)|be (?:short|brief)|in (?:short|brief)|(?:short|brief|quick) (?:answer|reply|version|summary|explanation|text|note|overview|introduction)|answer (?:short|brief)|shortly)\b/i;
const DETAILED =
  /\b(?:in (?:great |more )?detail|in[ -]depth|detailed|thorough(?:ly)?|comprehensive(?:ly)?|at length|elaborate|extensive(?:ly)?|(?:long|full) (?:answer|reply|version|explanation|text))\b/i;
const FORMS: readonly (readonly [AnswerForm, RegExp])[] = [
  ['json', /\b(?:as|in|return|with|answer|valid|only|a)\s+(?:\w+ )?json\b|\bjson (?:object|only|format)\b/i],
  ['csv', /\bcsv\b/i],
  [
    'table',
    /\b(?:as|in|into|with|make|draw|give me|show|use|using) (?:an? )?(?:\w+ )?table\b|\btable (?:of|with|comparing)\b/i,
  ],
  ['bullets', /\bbullet(?:ed)?(?: points?| list|s)?\b|\bas a list\b|\blist form\b/i],
  ['steps', /\bstep[- ]by[- ]step\b|\bnumbered (?:list|steps)\b/i],
];

/** The nearest wish wins, each kind by itself: question, instructions, labelled lines, system message. */
export function readLength(parts: PromptParts, system: string): LengthWish {
  const label = [parts.labels.get('length'), parts.labels.get('format')].filter(Boolean).join('. ');
  // "Length: short" says it in one word.
  const wishes = [parts.question, parts.lead, spell(label), system].map((text) => readWish(text.slice(0, 4_000)));
  const first = <K extends keyof LengthWish>(key: K): LengthWish[K] | null =>
    wishes.find((wish) => wish[key] !== null && wish[key] !== false)?.[key] ?? null;
  const nearestStyle = wishes.find((wish) => wish.isShort || wish.isDetailed);
  return {
    sentences: first('sentences'),
    bullets: first('bullets'),
    words: first('words'),
    paragraphs: first('paragraphs'),
    isShort: nearestStyle?.isShort ?? false,
    isDetailed: nearestStyle?.isDetailed ?? false,
    form: first('form'),
  };
}

function spell(label: string): string {
  if (/^\W*(?:very )?(?:short|brief)\b/i.test(label)) return `keep it short. ${label}`;
  return /^\W*(?:very )?(?:long|full)\b/i.test(label) ? `in detail. ${label}` : label;
}

function readWish(text: string): LengthWish {
  const isShort = SHORT.test(text);
  return {
    sentences: readCount(SENTENCES, text),
    bullets: readCount(BULLETS, text),
    words: readCount(WORDS, text),
    paragraphs: readCount(PARAGRAPHS, text),
    isShort,
    isDetailed: !isShort && DETAILED.test(text),
    form: FORMS.find(([, pattern]) => pattern.test(text))?.[0] ?? null,
  };
}

function readCount(pattern: RegExp, text: string): number | null {
  const word = pattern.exec(text)?.[1]?.toLowerCase();
  if (word === undefined) return null;
  const count = word === 'a' || word === 'an' ? 1 : (NUMBERS.get(word) ?? Number(word));
  return count > 0 ? count : null;
}
