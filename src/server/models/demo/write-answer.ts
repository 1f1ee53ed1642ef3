/** Writes the demo model's answer. It knows nothing itself: it uses what the flow sends, and shows how that shaped the answer. */

import type { JsonValue } from '#contract/json.ts';
import { textHash } from '#contract/text/text-hash.ts';
import { upperFirst } from '#contract/text/upper-first.ts';
import type { ModelRequest } from '#engine/component-base/ports.ts';
import { answerFromMemory, keyWords } from './answer-from-memory.ts';
import { type Brief, findAction, readBrief, splitSentences } from './read-brief.ts';
import { PLAIN, TONES, type Tone } from './tones.ts';

/** For "How do I …": general advice. */
const STEPS = [
  'Decide what a good result looks like.',
  'Gather everything you need before you start.',
  'Try it on a small scale first.',
  'Check the result, and change one thing at a time.',
  'Write down what worked, so that the next time is easier.',
];

const ANY_TASK = 'These steps fit any task: I am a demo model without knowledge of my own.';

interface Frame {
  opening: string;
  ending: string;
}

interface Draft extends Partial<Frame> {
  sentences: string[];
  steps?: readonly string[];
  /** Extra sentences for a longer answer. */
  more?: readonly string[];
}

const LONGEST_QUOTE = 120;

/** The same request gives the same text: Markdown, or JSON or CSV on request. A longer prompt takes hardly any longer. */
export function writeAnswer(request: ModelRequest): string {
  const brief = readBrief(request);
  const temperature = request.temperature ?? 0;
  const seed = textHash(JSON.stringify([brief.task, brief.question, brief.system, temperature]));
  if (brief.form === 'json') return writeJson(brief, seed);
  if (brief.form === 'csv') return writeCsv(brief, seed);
  // At low temperatures the first wording; above, the seed chooses and the answer is longer.
  const heat = temperature < 0.35 ? 0 : temperature < 0.75 ? 1 : 2;
  const tone = findTone(brief);
  const isTurned = heat > 0 && seed % 2 === 1;
  const turn = (phrases: readonly string[]) => (isTurned ? phrases.toReversed() : phrases);
  const frame = { opening: turn(tone.openings)[0] ?? '', ending: turn(tone.endings).slice(0, heat).join(' ') };
  const text = layOut(writeDraft(brief, tone, frame, request.temperature), brief);
  return Object.entries(tone.spelling ?? {}).reduce((spelt, [word, other]) => spell(spelt, word, other), text);
}

function findTone({ namedTone, task, system }: Brief): Tone {
  const tone = TONES.find(({ pattern }) => pattern.test(namedTone ?? `${task}\n${system}`));
  if (tone || namedTone === null) return tone ?? PLAIN;
  // An unknown tone is at least mentioned.
  const opening = `In ${/^[aeiou]/i.test(namedTone) ? 'an' : 'a'} ${cut(namedTone)} tone:`;
  return { ...PLAIN, name: cut(namedTone), welcome: `${opening} ${PLAIN.welcome}`, openings: [opening] };
}

function writeDraft(brief: Brief, tone: Tone, frame: Frame, temperature: number | null): Draft {
  const { question, task, role } = brief;
  if (question === '') return { sentences: ['I am a demo model, and the prompt has no question in it.'] };
  if (/\b(?:greet|greeting|welcome)\b/i.test(task)) {
    return { sentences: writeGreeting(brief, tone), ending: frame.ending };
  }
  const [, desk] = /\bagent (?:of|at|for) (.+)$/i.exec(role ?? '') ?? [];
  // A service desk is told of problems, not of people.
  const remembered = desk === undefined ? answerFromMemory(question, brief.said) : null;
  if (remembered !== null) return { sentences: splitSentences(remembered) };
  const action = findAction(question);
  if (action !== null) {
    const intro = `You asked how to ${action}. This is a good way to go about it:`;
    const speaker = role === null ? 'I' : `${frame.opening === '' ? 'As' : 'as'} ${role}, I`;
    const known = findNotes(brief);
    const isKnown = known.length > 1;
    return {
      opening: frame.opening,
      sentences: [desk === undefined ? `${speaker} would ${action} in a few steps.` : intro],
      steps: isKnown ? known : STEPS,
      ending: isKnown ? frame.ending : `${frame.ending} ${ANY_TASK}`.trim(),
    };
  }
  if (desk === undefined) return { ...frame, ...explain(brief, tone, temperature) };
  const promise = `${upperFirst(desk)} will look into it and reply within one working day.`;
  return {
    sentences: ['Thank you for your message.', `You wrote: “${cut(question)}”`, promise],
    ending: tone.endings[0] ?? '',
  };
}

/** "Ada, who loves engines": a name and what is known about it. */
function writeGreeting({ question, role }: Brief, { welcome }: Tone): string[] {
  const [, name = question, known = ''] = /^([^,]{1,60}),\s*([^.!\n]{1,200})/.exec(question) ?? [];
  const [, host] = /\b(?:of|at) (?:an?|the|our) (.+)$/.exec(role ?? '') ?? [];
  const values: Record<string, string> = { name: cut(name), host: host === undefined ? '' : ` to our ${host}` };
  const greeting = welcome.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
  const guest = known === '' ? [] : [`So you are ${/^who\b/.test(known) ? 'the guest ' : ''}${known}.`];
  return [greeting, ...guest, 'Make yourself at home.'];
}

/** Answers from the prompt's notes if they mention the topic; otherwise says that it cannot, and what the flow asked for. */
function explain(brief: Brief, tone: Tone, temperature: number | null): Pick<Draft, 'sentences' | 'more'> {
  const known = findNotes(brief);
  if (known.length > 0) return { sentences: known.slice(0, 3), more: known.slice(3) };
  const { question, subject, role, audience } = brief;
  const wishes = [
    ...(tone.name === 'plain' ? [] : [`a ${tone.name} tone`]),
    ...(role === null ? [] : [`the role of ${role}`]),
    ...(audience === null ? [] : [`words for ${audience}`]),
    ...(temperature === null ? [] : [`temperature ${temperature}`]),
  ];
  return {
    sentences: [
      subject === null ? `You wrote: “${cut(question)}”` : `You asked about ${subject}.`,
      'I am a demo model without knowledge of my own, so I can only show how your flow shapes an answer.',
      ...(wishes.length === 0 ? [] : [`It asks for ${new Intl.ListFormat('en').format(wishes)}.`]),
    ],
    more: ['Write “Notes:” and a few facts into the prompt, and I will answer from them.', ...findPoints(brief)],
  };
}

/** The sentences of the notes that mention the topic. */
function findNotes({ notes, question }: Brief): string[] {
  const words = new Set(keyWords(question));
  return notes.filter((sentence) => keyWords(sentence).some((word) => words.has(word)));
}

/** Points for a list: from the notes, or such as fit any topic. */
function findPoints(brief: Brief): string[] {
  const notes = findNotes(brief);
  if (notes.length > 2) return notes;
  const subject = brief.subject ?? 'it';
  return [
    `Ask ${brief.audience ?? 'your readers'} what they already know about ${subject}.`,
    `Explain ${subject} in one clear sentence.`,
    `Give an everyday example of ${subject}.`,
    `Close with one question about ${subject} to think about.`,
  ];
}

/** Joins a draft within the requested length. A number of sentences counts all of them. */
function layOut({ opening = '', sentences, steps = [], ending = '', more = [] }: Draft, brief: Brief): string {
  const { length, system } = brief;
  const join = (...parts: string[]): string => parts.filter(Boolean).join(' ');
  const everything = [...sentences, ...steps, ...more];
  if (length.bullets !== null) {
    const points = new Set([...(steps.length > 0 ? steps : findPoints(brief)), ...everything]);
    const list = [...points].slice(0, length.bullets).map((point) => `- ${point}`);
    const audience = brief.audience === null ? '' : `, for ${brief.audience}`;
    const head = brief.subject === null ? '' : `${upperFirst(brief.subject)}${audience}:`;
    return `${join(opening, head)}\n\n${list.join('\n')}`.trim();
  }
  if (length.sentences !== null) return join(opening, ...everything.slice(0, Math.max(1, length.sentences)));
  if (length.words !== null) {
    const words = join(opening, ...everything).split(' ');
    const shortened = words.slice(0, length.words).join(' ');
    return words.length > length.words ? `${shortened.replace(/[,:;.]$/, '')}…` : shortened;
  }
  const body = length.isShort ? sentences.slice(0, 2) : length.isLong ? [...sentences, ...more] : sentences;
  const list = steps.slice(0, length.isShort ? 3 : steps.length).map((step, index) => `${index + 1}. ${step}`);
  const heard = findOrders(system).map((order) => `I was also told: “${cut(order)}”`);
  const after = length.isShort ? '' : join(ending, ...heard);
  if (list.length === 0) return join(opening, ...body, after);
  return [join(opening, ...body), list.join('\n'), after].filter(Boolean).join('\n\n');
}

/** Repeats the first instruction of the system message that no rule follows, so that its effect is visible. */
function findOrders(system: string): string[] {
  const followed =
    /^(?:you are|act as)\b|\b(?:tone|style|length|sentences?|words?|points?|json|csv|name|notes?|questions?|short|brief|answers?)\b/i;
  const isFollowed = (text: string): boolean => followed.test(text) || TONES.some(({ pattern }) => pattern.test(text));
  return splitSentences(system)
    .filter((sentence) => !isFollowed(sentence))
    .slice(0, 1);
}

const NUMERIC = /minutes?|hours?|count|number|score|price|amount|rating/i;

const LIST = /[^s]s$/i;
const isSentence = (name: string): boolean =>
  !LIST.test(name) && !NUMERIC.test(name) && !/topic|subject|title|audience/i.test(name);

function writeJson(brief: Brief, seed: number): string {
  const topic = brief.subject ?? cut(brief.question);
  const [first] = findNotes(brief);
  const names = brief.names.length > 0 ? brief.names : ['topic', 'answer'];
  const valueFor = (name: string, index: number): JsonValue => {
    if (/topic|subject|title/i.test(name)) return topic;
    if (/audience/i.test(name)) return brief.audience ?? 'everyone';
    if (NUMERIC.test(name)) return 2 + ((seed + index) % 8);
    if (!LIST.test(name)) return first ?? `A sentence about ${topic} by the demo model.`;
    const points = findPoints(brief);
    return (names.some(isSentence) ? points.filter((point) => point !== first) : points).slice(0, 3);
  };
  return JSON.stringify(Object.fromEntries(names.map((name, index) => [name, valueFor(name, index)])), null, 2);
}

function writeCsv(brief: Brief, seed: number): string {
  const columns = brief.names.length > 0 ? brief.names : ['part', 'text'];
  const parts = ['Opening', 'Main idea', 'Example', 'Practice'];
  const rows = parts.map((part, row) =>
    columns.map((column, index) => {
      if (NUMERIC.test(column)) return String(2 + ((seed + row * 3) % 8));
      return index === 0 ? part : `"${(findPoints(brief)[row] ?? '').replaceAll('"', '""')}"`;
    }),
  );
  return [columns, ...rows].map((row) => row.join(',')).join('\n');
}

function spell(text: string, word: string, other: string): string {
  return text.replace(new RegExp(`\\b${word}\\b`, 'gi'), (found) => (/^[A-Z]/.test(found) ? upperFirst(other) : other));
}

/** Whole words from the start of a long text. */
function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE).replace(/ \S*$/, '')}…`;
}
