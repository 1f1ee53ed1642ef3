/** Extracts from a prompt and its system message what the demo model is asked for. Each rule is a pattern over a bounded text. */
import type { ModelRequest } from '#engine/component-base/ports.ts';

export type Brief = ReturnType<typeof readBrief>;

type PartKind = 'lead' | 'question' | 'notes' | 'tone' | 'length' | 'audience' | 'user' | 'model';

interface Part {
  kind: PartKind;
  text: string;
}

/** Only the two ends of a longer text are read: instructions come first and questions last, and every pattern stays fast. */
const END_LENGTH = 8_000;

const LABELLED = /^\s*[*#]{0,3} ?([a-z][a-z' ]{0,40})\*{0,2}\s*:\*{0,2}([\s\S]*)$/i;
const LABELS: readonly (readonly [PartKind, RegExp])[] = [
  ['question', /^(?:the )?(?:user|customer) (?:now )?(?:says|asks|writes)$/],
  ['question', /^(?:(?:user|current) )?(?:question|message|request|input|query)$/],
  ['notes', /^(?:notes|context|facts|documents?|text)$/],
  ['tone', /^(?:tone|style)$/],
  ['length', /^length$/],
  ['audience', /^audience$/],
  ['user', /^(?:user|human|customer)$/],
  ['model', /^(?:ai|assistant|machine|bot)$/],
];
const HEADING = /^\s*(?:(?:the )?(?:conversation|chat|history|messages)(?: (?:so far|history))?|answer):\s*$/i;
const INSTRUCTION =
  /^((?:please )?(?:answer|reply|respond|write|draft|explain|describe|summari[sz]e|translate|rewrite|greet|welcome|tell|give|list)\b[^:\n?]{0,200}):\s+(\S[\s\S]*)$/i;
const ORDER = /^(?:you|answer|given|use|keep|reply|respond|be|please|write|based|if|from|explain)\b/i;
const NAMED_TONE =
  /\b(?:in an? ([\w-]{2,30}) (?:tone|style|way)|(?:answer|reply|respond|write|speak) (?:as|like) an? ([\w-]{2,30})|write an? ([\w-]{2,30}) (?:greeting|welcome|message|reply))\b/i;

export function readBrief({ system, prompt }: ModelRequest) {
  const [rules, parts] = [readParts(system), readParts(prompt)];
  const { task, question, turns } = findQuestion(parts);
  const [lead, orders] = [textOf(parts, 'lead'), textOf(rules, 'lead')];
  const wishes = [`${task}\n${question}`, orders];
  const named = NAMED_TONE.exec(task) ?? NAMED_TONE.exec(question);
  const audience = /\bexplain\b.{1,80}? to ([^.,:;?\n]{2,60})/i.exec(`${task}\n${question}`)?.[1];
  const material = [textOf(rules, 'notes'), textOf(parts, 'notes'), hasPart(parts, 'question') ? lead : ''];
  return {
    /** What to do with the question ("Write a friendly greeting for this guest"); empty when the prompt is only a question. */
    task,
    question,
    /** What the question is about; null when no rule finds it. */
    subject: findSubject(question),
    /** The system message, without notes and earlier messages. */
    system: orders,
    /** Sentences to answer from: the text after "Notes:" or "Context:", and the text before a labelled question. */
    notes: material.flatMap(splitSentences).filter((sentence) => !ORDER.test(sentence)),
    /** What the user said before, oldest first. */
    said: [...rules, ...turns].filter(({ kind }) => kind === 'user').map(({ text }) => text.trim()),
    /** For example "a careful engineer"; null for none. */
    role: readRole(orders) ?? readRole(task),
    audience: textOf(parts, 'audience') || (audience ?? null),
    /** The word that names a tone; null for none. */
    namedTone: textOf(parts, 'tone') || (named?.slice(1).find(Boolean) ?? null),
    length: readLength([textOf(parts, 'length'), ...wishes]),
    form: wishes.map(readForm).find((found) => found !== 'text') ?? 'text',
    /** The requested keys of the JSON, or columns of the CSV. */
    names: readNames(wishes.join('\n')),
  };
}

export function splitSentences(text: string): string[] {
  const sentences = text.split(/(?<=[.!?])\s+|\n+/).map((sentence) => sentence.replace(/^\s*[-*•] /, '').trim());
  return sentences.filter((sentence) => /\w/.test(sentence));
}

/** The action in "How do I bake my bread?": "bake your bread". */
export function findAction(question: string): string | null {
  const action = /^how (?:(?:do|can|could|should|would) (?:i|we|you|one)|to) ([^?\n]{3,120})/i.exec(question)?.[1];
  return action === undefined ? null : toSecondPerson(action);
}

function findSubject(question: string): string | null {
  const found =
    /^(?:what|who|where) (?:is|are|was|were) ([^?.\n]{1,80})/i.exec(question) ??
    /\b(?:explain|describe|about) ([^?.,\n]{1,80}?)(?: (?:to|in \w+ (?:\w+ )?(?:words?|sentences?|points?))\b[^?.\n]{0,80})?(?:[?.,\n]|$)/i.exec(
      question,
    );
  return found?.[1] === undefined ? null : toSecondPerson(found[1].trim());
}

/** Assigns lines to the label or speaker above them; lines before the first one are the lead. A setting is one line. */
function readParts(text: string): Part[] {
  const read = text.length <= 2 * END_LENGTH ? text : `${text.slice(0, END_LENGTH)}\n${text.slice(-END_LENGTH)}`;
  let open: Part = { kind: 'lead', text: '' };
  const parts = [open];
  for (const line of read.split(/\r?\n/)) {
    if (HEADING.test(line)) continue;
    const [, label, rest = ''] = LABELLED.exec(line) ?? [];
    const kind = label === undefined ? undefined : kindOf(label.trim().toLowerCase());
    // "AI: …" below a question is a part of the question.
    if (kind === undefined || (/user|model/.test(kind) && open.kind === 'question')) {
      open.text += `${line}\n`;
      continue;
    }
    const part = { kind, text: `${rest.trimStart()}\n` };
    parts.push(part);
    if (!/tone|length|audience/.test(kind)) open = part;
  }
  return parts;
}

function kindOf(label: string): PartKind | undefined {
  return LABELS.find(([, pattern]) => pattern.test(label))?.[0];
}

function hasPart(parts: readonly Part[], kind: PartKind): boolean {
  return parts.some((part) => part.kind === kind);
}

/** All parts of a kind; '' for none. */
function textOf(parts: readonly Part[], kind: PartKind): string {
  const texts = parts.filter((part) => part.kind === kind).map(({ text }) => text);
  return texts.join('').trim();
}

function findQuestion(parts: readonly Part[]): { task: string; question: string; turns: Part[] } {
  const lead = textOf(parts, 'lead');
  const turns = parts.filter(({ kind }) => kind === 'user' || kind === 'model');
  if (hasPart(parts, 'question')) return { task: lead, question: textOf(parts, 'question'), turns };
  const last = turns.at(-1);
  if (last?.kind === 'user') return { task: lead, question: last.text.trim(), turns: turns.slice(0, -1) };
  // The current question follows the last answer, after an empty line.
  if (last)
    return {
      task: lead,
      question:
        last.text
          .trim()
          .split(/\n\s*\n/)
          .at(-1) ?? '',
      turns,
    };
  const [, task = '', question = lead] = INSTRUCTION.exec(lead) ?? [];
  return { task, question: question.trim(), turns };
}

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** The first text that gives a number wins; the first text is a label's, where one word is enough. */
function readLength([label = '', ...wishes]: readonly string[]) {
  const count = (nouns: string): number | null => {
    const number = `(\\d{1,3}|${NUMBERS.join('|')})`;
    const pattern = new RegExp(`\\b${number}(?:[ -](?:short|good|key|bullet))?[ -](?:${nouns})\\b`, 'i');
    const found = [label, ...wishes].map((text) => pattern.exec(text)?.[1]?.toLowerCase()).find(Boolean);
    if (found === undefined) return null;
    return NUMBERS.includes(found) ? NUMBERS.indexOf(found) : Number(found);
  };
  const asks = (words: string): boolean =>
    new RegExp(`\\b(?:${words})\\b`, 'i').test(label) ||
    wishes.some((text) => new RegExp(`\\b(?:be|very|answer|reply|answer is) (?:${words})\\b`, 'i').test(text));
  return {
    sentences: count('sentences?'),
    bullets: count('points?|bullets?|tips|items|reasons'),
    words: count('words?'),
    isShort: asks('short|brief|briefly|concise|concisely'),
    isLong: asks('long|detailed|in detail|thorough'),
  };
}

function readForm(text: string): 'text' | 'json' | 'csv' {
  if (/\b(?:as|in|valid|only|return) (?:\w+ ){0,2}JSON\b|\bJSON (?:object|only|format)\b/i.test(text)) return 'json';
  return /\b(?:as|in) CSV\b/i.test(text) ? 'csv' : 'text';
}

function readNames(text: string): string[] {
  const quoted = [...text.matchAll(/"([\w -]{1,40})"\s*:/g)].map(([, name = '']) => name);
  if (quoted.length > 0) return [...new Set(quoted)];
  const [, list = ''] = /\b(?:keys?|columns?|fields?)\b:? ([^.\n]{1,200})/i.exec(text) ?? [];
  const names = list.split(/[,;/]|\bor\b|\band\b/).map((name) => name.replace(/["'“”‘’`().]/g, '').trim());
  return names.filter(Boolean);
}

function readRole(text: string): string | null {
  const role = /\b(?:you are|act as) ((?:an?|the) [^.,:;!?\n]{3,80})/i.exec(text)?.[1]?.split(/ (?:who|that|and) /)[0];
  return role === undefined || /\b(?:assistant|model|chatbot)\b/i.test(role) ? null : role;
}

const SECOND_PERSON: Readonly<Record<string, string>> = {
  'i am': 'you are',
  "i'm": 'you are',
  i: 'you',
  me: 'you',
  my: 'your',
  we: 'you',
  us: 'you',
  our: 'your',
};

/** "my invoice" becomes "your invoice"; "US" stays a country. */
export function toSecondPerson(text: string): string {
  const turn = (word: string): string => (word === 'US' ? word : (SECOND_PERSON[word.toLowerCase()] ?? word));
  return text.replaceAll('’', "'").replace(/\b(?:i am|i'm|i|me|my|we|us|our)\b/gi, turn);
}
