/** The note in front of a short answer: who speaks, for whom, to which question and at which length. */
import type { Brief } from './brief.ts';
import { type Block, capitalise, prose } from './document.ts';
import { countWords } from './fit-length.ts';
import { withoutWishes } from './read-subject.ts';
import type { Chooser } from './seeded-random.ts';
import { voices } from './voices.ts';

const EXPLAINING: ReadonlySet<string> = new Set(['explain', 'choose', 'compare', 'steps', 'list']);
const LONGEST_QUOTE = 70;
/** Words that the answer itself should have beside its note. */
const ROOM_FOR_ANSWER = 6;
const KINDS = ['', 'small ', 'built-in ', 'offline ', 'modest ', 'local ', 'little ', 'seeded '] as const;
const TAILS = [
  '',
  ', as far as my notes go',
  ', to put it simply',
  ', roughly speaking',
  ', all told',
  ', give or take',
  ', no more and no less',
  ', and that is the heart of it',
  ', or so I have it',
  ', in plain words',
] as const;
const LONGEST_TAIL = 6;

/** `as` is the role and the audience: " as a museum guide for children". */
export function writeTag(brief: Brief, as: string, chooser: Chooser): string {
  const tag = fillTag(chooser.pick(voices[brief.tone.voice].tags), as, brief);
  const kind = chooser.pick(KINDS);
  return tag.replace(/\b(?:demo|Demo) model/, (name) =>
    name.startsWith('D') ? capitalise(`${kind}demo model`) : `${kind}${name}`,
  );
}

/** A few words at the end of the first sentences, none when the temperature is zero. */
export function addTail(blocks: readonly Block[], brief: Brief, chooser: Chooser): readonly Block[] {
  const [first, ...rest] = blocks;
  const tail = chooser.pick(TAILS);
  const last = first?.kind === 'prose' ? first.sentences.at(-1) : undefined;
  if (
    first?.kind !== 'prose' ||
    last === undefined ||
    !last.endsWith('.') ||
    brief.liveliness === 0 ||
    !EXPLAINING.has(brief.intent)
  )
    return blocks;
  return [prose(...first.sentences.slice(0, -1), `${last.slice(0, -1)}${tail}.`), ...rest];
}

/** How many of the wanted words note and tail will take. */
export function countNoteWords(brief: Brief): number {
  const as = brief.role.role === null ? '' : ` as ${brief.role.role}`;
  const tags = voices[brief.tone.voice].tags.map((tag) => countWords(fillTag(tag, as, brief)) + 1);
  return Math.max(...tags) + (brief.liveliness === 0 ? 0 : LONGEST_TAIL);
}

/** Like questions would else get the same few words. */
function fillTag(tag: string, as: string, brief: Brief): string {
  const echo = nameLength(brief);
  const quote = readQuote(brief, echo);
  const leadsWithName = tag.startsWith('Demo model');
  const inside = `${as}${quote === '' ? '' : `, asked “${quote}”`}${leadsWithName && echo !== '' ? `, ${echo}` : ''}`;
  // A comma that opens a remark needs another one where the sentence goes on.
  const filled = tag.replace(/\{as\}(?=(.?))/, (_, next: string) =>
    inside.includes(',') && next === ' ' ? `${inside},` : inside,
  );
  if (leadsWithName || echo === '') return filled;
  return `${capitalise(echo)}, ${/^(?:Arr|Ahoy|Beep)/.test(filled) ? filled : `${filled.charAt(0).toLowerCase()}${filled.slice(1)}`}`;
}

function nameLength({ length }: Brief): string {
  if (length.words !== null) return `in ${length.words} words`;
  if (length.sentences !== null)
    return length.sentences === 1 ? 'in one sentence' : length.sentences === 2 ? 'in two sentences' : '';
  return length.isShort ? 'in short' : '';
}

/** The first sentence of the question, where it helps to tell answers apart and there is room for it. */
function readQuote({ intent, tone, length, parts }: Brief, echo: string): string {
  if (!EXPLAINING.has(intent) || (echo === '' && tone.voice !== 'terse')) return '';
  const line = withoutWishes(
    parts.question
      .replace(/\s+/g, ' ')
      .replace(/[.\s]+$/, '')
      .trim(),
  );
  const [first = line] = line.match(/^[^.?!]+[?]?/) ?? [];
  const quote = first.length > LONGEST_QUOTE ? `${first.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, '')}…` : first;
  const longestRest = 9 + LONGEST_TAIL + ROOM_FOR_ANSWER;
  return length.words !== null && length.words < countWords(quote) + longestRest ? '' : quote;
}
