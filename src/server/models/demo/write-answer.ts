/** Writes the demo model's answer. It knows nothing itself: it uses what the flow sends, and shows how that shaped the answer. */

import type { JsonValue } from '#contract/json.ts';
import { trimEndOf } from '#contract/trim-end-of.ts';
import type { ModelRequest } from '#engine/component-base/ports.ts';
import { PLAIN, pointsAbout, STEPS, TONES, type Tone } from './phrases.ts';
import { type Brief, findAction, readBrief, splitSentences } from './read-brief.ts';
import { answerFromMemory, keyWords, toSecondPerson, upperFirst } from './remember.ts';

interface Draft {
  opening: string;
  sentences: string[];
  steps?: readonly string[];
  ending: string;
  /** Extra sentences for a longer answer. */
  more?: readonly string[];
}

const LONGEST_QUOTE = 80;

/** The same request gives the same text: Markdown, or JSON or CSV on request. A longer prompt takes hardly any longer. */
export function writeAnswer(request: ModelRequest): string {
  const brief = readBrief(request);
  const temperature = request.temperature ?? 0;
  const seed = hash(JSON.stringify([brief.task, brief.question, brief.system, temperature]));
  if (brief.choices.length > 0) return choose(brief, seed);
  if (brief.form === 'json') return writeJson(brief, seed);
  if (brief.form === 'csv') return writeCsv(brief, seed);
  // At low temperatures the first wording; above, the seed chooses and the answer is longer.
  const heat = temperature < 0.35 ? 0 : temperature < 0.75 ? 1 : 2;
  const tone = vary(findTone(brief.tone), heat > 0 && seed % 2 === 1);
  const text = lay(writeDraft(brief, tone, heat, request.temperature), brief);
  return Object.entries(tone.spelling).reduce((spelt, [word, other]) => spell(spelt, word, other), text);
}

function vary(tone: Tone, isTurned: boolean): Tone {
  const turn = (phrases: readonly string[]): readonly string[] => (isTurned ? phrases.toReversed() : phrases);
  return { ...tone, openings: turn(tone.openings), endings: turn(tone.endings), farewells: turn(tone.farewells) };
}

function findTone({ named, implied }: Brief['tone']): Tone {
  const tone = TONES.find(({ pattern }) => pattern.test(named ?? implied));
  if (tone) return tone;
  return named === null ? PLAIN : { ...PLAIN, name: cut(named), openings: [`In a ${cut(named)} tone:`] };
}

function writeDraft(brief: Brief, tone: Tone, heat: number, temperature: number | null): Draft {
  const { question, task, role } = brief;
  // An unknown tone is at least mentioned.
  const whole = (sentences: string[]): Draft => ({
    opening: TONES.some(({ name }) => name === tone.name) ? '' : (tone.openings[0] ?? ''),
    sentences,
    ending: '',
  });
  const framed = (draft: Pick<Draft, 'sentences' | 'steps' | 'more'>): Draft => ({
    opening: tone.openings[0] ?? '',
    ending: tone.endings.slice(0, heat).join(' '),
    ...draft,
  });
  if (question === '') return whole(['I am a demo model, and the prompt has no question in it.']);
  if (/\b(?:greet|greeting|welcome)\b/i.test(task)) return whole(writeGreeting(brief, tone, heat));
  const remembered = answerFromMemory(question, brief.said);
  if (remembered !== null) return whole(splitSentences(remembered));
  if (/^(?:hi|hello|hey)\b[^?]{0,20}$/i.test(question) || /\b(?:who are you|what can you do)\b/i.test(question))
    return whole(['Hello! I am the demo model built into Tweakbench.', 'Ask me something, or tell me your name.']);
  if (/\bsummar/i.test(task)) return framed({ sentences: splitSentences(question).slice(0, 2) });
  const action = findAction(question);
  const steps = action === null ? [] : STEPS.map(([calm, lively]) => (heat < 2 ? calm : lively));
  if (/\b(?:agent|desk|support|service)\b/i.test(role ?? ''))
    return { opening: tone.thanks, sentences: writeReply(question, role ?? ''), steps, ending: tone.endings[0] ?? '' };
  if (action === null) return framed(explain(brief, tone, temperature));
  const speaker = role === null ? 'I' : `As ${role}, I`;
  return framed({ sentences: [`${speaker} would ${action} in a few steps.`], steps });
}

/** "Ada, who loves engines": a name and what is known about it. */
function writeGreeting({ question, role }: Brief, { welcome, detail, farewells }: Tone, heat: number): string[] {
  const [, name = question, known = ''] = /^([^,]{1,60}),\s*(?:who )?([^.!\n]{1,200})/.exec(question) ?? [];
  const [, host] = /\b(?:of|at) (?:an?|the|our) (.+)$/.exec(role ?? '') ?? [];
  const values: Record<string, string> = {
    name: cut(name),
    place: host === undefined ? '' : ` to our ${host}`,
    detail: toSecondPerson(
      known
        .replace(/^has\b/, 'have')
        .replace(/^is\b/, 'are')
        .replace(/^(\w{2,}[^s])s\b/, '$1'),
    ),
  };
  const sentences = [welcome, ...(known === '' ? [] : [detail]), ...farewells.slice(0, heat + 1)];
  return sentences.map((text) => text.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? ''));
}

/** A service desk repeats what the customer wrote and says what happens next. */
function writeReply(question: string, role: string): string[] {
  const asked = splitSentences(question).slice(0, 3);
  const said = asked.map((sentence) => {
    const wish = /^(?:can|could|will|would) you (?:please )?([^?]+)\?/i.exec(sentence)?.[1];
    if (wish !== undefined) return `You would like us to ${toSecondPerson(wish)}.`;
    const action = findAction(sentence);
    if (action !== null) return `You asked how to ${action}.`;
    if (sentence.endsWith('?')) return `You asked: “${cut(sentence)}”`;
    const statement = toSecondPerson(sentence).replace(/^(?:The|An?|Your?|It)\b/i, (word) => word.toLowerCase());
    return `I understand that ${trimEndOf(cut(statement), '.!')}.`;
  });
  if (findAction(question) !== null) return [...said, 'This is a good way to go about it:'];
  const team = / (?:of|at|for) (.+)$/.exec(role)?.[1] ?? 'our team';
  return [...said, `${upperFirst(team)} will look into it and reply within one working day.`];
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

function findPoints(brief: Brief): string[] {
  const notes = findNotes(brief);
  if (notes.length > 2) return notes;
  return pointsAbout(brief.subject ?? 'it', brief.audience ?? 'your readers');
}

/** Joins a draft within the requested length. A number of sentences counts all of them. */
function lay({ opening, sentences, steps = [], ending, more = [] }: Draft, brief: Brief): string {
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
    const kept = words.slice(0, length.words).join(' ');
    return words.length > length.words ? `${kept.replace(/[,:;.]$/, '')}…` : kept;
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

function choose({ choices, question }: Brief, seed: number): string {
  const words = new Set(keyWords(question));
  const mentioned = choices.find((choice) => keyWords(choice).some((word) => words.has(word)));
  return mentioned ?? choices[seed % choices.length] ?? '';
}

const NUMERIC = /minutes?|hours?|count|number|score|price|amount|rating/i;

function writeJson(brief: Brief, seed: number): string {
  const notes = findNotes(brief);
  const topic = brief.subject ?? cut(brief.question);
  const valueFor = (name: string, index: number): JsonValue => {
    if (/topic|subject|title/i.test(name)) return topic;
    if (/audience/i.test(name)) return brief.audience ?? 'everyone';
    if (NUMERIC.test(name)) return 2 + ((seed + index) % 8);
    return /[^s]s$/i.test(name)
      ? findPoints(brief).slice(0, 3)
      : (notes[0] ?? `A sentence about ${topic} by the demo model.`);
  };
  const names = brief.names.length > 0 ? brief.names : ['topic', 'answer'];
  return JSON.stringify(Object.fromEntries(names.map((name, index) => [name, valueFor(name, index)])), null, 2);
}

function writeCsv(brief: Brief, seed: number): string {
  const columns = brief.names.length > 0 ? brief.names : ['part', 'text'];
  const rows = findPoints(brief)
    .slice(0, 5)
    .map((point, row) =>
      columns.map((column, index) => {
        if (NUMERIC.test(column)) return String(2 + ((seed + row * 3) % 8));
        return index === 0
          ? (['Opening', 'Main idea', 'Example', 'Practice', 'Summary'][row] ?? '')
          : `"${point.replaceAll('"', '""')}"`;
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

/** 32-bit FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
