/** Extracts from a prompt and its system message what the demo model is asked for. Each rule is a pattern over a bounded text. */
import type { ModelRequest } from '#engine/component-base/ports.ts';
import { toSecondPerson } from './remember.ts';

export interface Brief {
  /** What to do with the question ("Write a friendly greeting for this guest"); empty when the prompt is only a question. */
  task: string;
  question: string;
  /** What the question is about; null when no rule finds it. */
  subject: string | null;
  /** The system message, without notes and earlier messages. */
  system: string;
  /** Sentences to answer from: the text after "Notes:" or "Context:", and the text before a labelled question. */
  notes: string[];
  /** What the user said before, oldest first. */
  said: string[];
  /** For example "a careful engineer"; null for none. */
  role: string | null;
  audience: string | null;
  /** The word that names a tone, and the texts that may imply one, the most specific first. */
  tone: { named: string | null; implied: string };
  length: { sentences: number | null; bullets: number | null; words: number | null; isShort: boolean; isLong: boolean };
  form: 'text' | 'json' | 'csv';
  /** The requested keys of the JSON, or columns of the CSV. */
  names: string[];
  /** Labels to classify into; empty when nothing is to be classified. */
  choices: string[];
}

interface Parts {
  lead: string;
  question: string | null;
  /** By lower-case label: `tone`, `notes`. */
  labels: ReadonlyMap<string, string>;
  turns: Turn[];
}

interface Turn {
  isUser: boolean;
  text: string;
}

/** Only the two ends of a longer text are read: instructions come first and questions last, and every pattern stays fast. */
const END_LENGTH = 8_000;

const LABELLED = /^\s*[*#]{0,3} ?([a-z][a-z' ]{0,40})\*{0,2}\s*:\*{0,2}([\s\S]*)$/i;
const SPEAKER = /^(?:(user|human|customer)|ai|assistant|machine|bot)$/;
const QUESTION =
  /^(?:(?:the )?(?:user|customer) (?:now )?(?:says|asks|writes)|(?:(?:user|current) )?(?:question|message|request|input|query))$/;
const SETTING = /^(?:tone|style|length|audience|topic|subject|guest)$/;
const MATERIAL = /^(?:notes|context|facts|documents?|text)$/;
const HEADING = /^(?:(?:the )?(?:conversation|chat|history|messages)(?: (?:so far|history))?|answer)$/;
const INSTRUCTION =
  /^((?:please )?(?:answer|reply|respond|write|draft|explain|describe|summari[sz]e|translate|rewrite|classify|greet|welcome|tell|give|list)\b[^:\n?]{0,200}):\s+(\S[\s\S]*)$/i;
const ORDER = /^(?:you|answer|given|use|keep|reply|respond|be|please|write|based|if|from|explain)\b/i;
const NAMED_TONE =
  /\b(?:in an? ([\w-]{2,30}) (?:tone|style|way)|(?:answer|reply|respond|write|speak) (?:as|like) an? ([\w-]{2,30})|write an? ([\w-]{2,30}) (?:greeting|welcome|message|reply))\b/i;

export function readBrief({ system, prompt }: ModelRequest): Brief {
  const rules = readParts(system);
  const parts = readParts(prompt);
  const { task, question, turns } = findQuestion(parts);
  const wishes = [`${task}\n${question}`, rules.lead];
  const named = NAMED_TONE.exec(task) ?? NAMED_TONE.exec(question);
  const form = wishes.map(readForm).find((found) => found !== 'text') ?? 'text';
  const material = [rules.labels.get('notes'), parts.labels.get('notes'), parts.question === null ? '' : parts.lead];
  return {
    task,
    question,
    subject: findSubject(question),
    system: rules.lead,
    notes: material.flatMap((text = '') => splitSentences(text)).filter((sentence) => !ORDER.test(sentence)),
    said: [...rules.turns, ...turns].filter(({ isUser }) => isUser).map(({ text }) => text.trim()),
    role: readRole(rules.lead) ?? readRole(task),
    audience:
      parts.labels.get('audience') ?? /\bexplain\b.{1,80}? to ([^.,:;?\n]{2,60})/i.exec(wishes[0] ?? '')?.[1] ?? null,
    tone: {
      named: parts.labels.get('tone') ?? parts.labels.get('style') ?? named?.slice(1).find(Boolean) ?? null,
      implied: `${task}\n${rules.lead}`,
    },
    length: readLength([parts.labels.get('length') ?? '', ...wishes]),
    form,
    names: form === 'text' ? [] : readNames(wishes.join('\n')),
    choices:
      [task, rules.lead]
        .flatMap(splitSentences)
        .map(readChoices)
        .find((choices) => choices.length > 1) ?? [],
  };
}

export function splitSentences(text: string): string[] {
  const sentences = text.split(/(?<=[.!?])\s+|\n+/).map((sentence) => sentence.replace(/^\s*[-*•] /, '').trim());
  return sentences.filter((sentence) => /\w/.test(sentence));
}

/** The action in "How do I bake bread?": "bake bread". */
export function findAction(question: string): string | null {
  const action = /^how (?:(?:do|can|could|should|would) (?:i|we|you|one)|to) ([^?\n]{3,120})/i.exec(question)?.[1];
  return action === undefined ? null : toSecondPerson(action);
}

function findSubject(question: string): string | null {
  const found =
    /^(?:what|who|where) (?:is|are|was|were) ([^?.\n]{1,80})/i.exec(question) ??
    /\b(?:explain|describe|about) ([^?.,\n]{1,80}?)(?: (?:to|in \w+ (?:\w+ )?(?:words?|sentences?|points?))\b[^?.\n]{0,80})?(?:[?.,\n]|$)/i.exec(
      question,
    ) ??
    /^(?!(?:compare|write|translate|welcome|list|good)\b)([\p{L}\d’'-]{1,40}(?: [\p{L}\d’'-]{1,40})?)$/iu.exec(
      question,
    );
  return found?.[1] === undefined ? null : toSecondPerson(found[1].trim());
}

/** Assigns lines to the label or speaker above them; lines before the first one are the lead. A setting is one line. */
function readParts(text: string): Parts {
  const [lead, question] = [{ text: '' }, { text: '' }];
  const labels = new Map<string, { text: string }>();
  const turns: Turn[] = [];
  const read = text.length <= 2 * END_LENGTH ? text : `${text.slice(0, END_LENGTH)}\n${text.slice(-END_LENGTH)}`;
  let part = lead;
  for (const line of read.split(/\r?\n/)) {
    const [, written = '', after = ''] = LABELLED.exec(line) ?? [];
    const rest = after.trimStart();
    const label = written.trim().toLowerCase();
    const speaker = SPEAKER.exec(label);
    let added = rest;
    if (HEADING.test(label) && rest === '') continue;
    if (QUESTION.test(label)) part = question;
    else if (MATERIAL.test(label)) {
      part = { text: '' };
      labels.set('notes', part);
    } else if (SETTING.test(label)) {
      labels.set(label, { text: rest });
      continue;
    } else if (speaker && part !== question) {
      const turn = { isUser: speaker[1] !== undefined, text: '' };
      turns.push(turn);
      part = turn;
    } else added = line;
    part.text += `${added}\n`;
  }
  return {
    lead: lead.text.trim(),
    question: question.text === '' ? null : question.text.trim(),
    labels: new Map([...labels].map(([label, { text }]) => [label, text.trim()])),
    turns,
  };
}

function findQuestion({ lead, question, labels, turns }: Parts): { task: string; question: string; turns: Turn[] } {
  if (question !== null) return { task: lead, question, turns };
  const last = turns.at(-1);
  if (last?.isUser) return { task: lead, question: last.text.trim(), turns: turns.slice(0, -1) };
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
  const [, task, content] = INSTRUCTION.exec(lead) ?? [];
  if (task !== undefined && content !== undefined) return { task, question: content.trim(), turns };
  const material = labels.get('guest') ?? labels.get('topic') ?? labels.get('subject');
  return material === undefined ? { task: '', question: lead, turns } : { task: lead, question: material, turns };
}

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** The first text that gives a number wins; the first text is a label's, where one word is enough. */
function readLength([label = '', ...wishes]: readonly string[]): Brief['length'] {
  const count = (nouns: string): number | null => {
    const pattern = new RegExp(
      `\\b(\\d{1,3}|${NUMBERS.join('|')})(?:[ -](?:short|good|key|bullet))?[ -](?:${nouns})\\b`,
      'i',
    );
    const found = [label, ...wishes]
      .map((text) => pattern.exec(text)?.[1]?.toLowerCase())
      .find((number) => number !== undefined);
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

function readForm(text: string): Brief['form'] {
  if (/\b(?:as|in|valid|only|return) (?:\w+ ){0,2}JSON\b|\bJSON (?:object|only|format)\b/i.test(text)) return 'json';
  return /\b(?:as|in) CSV\b/i.test(text) ? 'csv' : 'text';
}

function readNames(text: string): string[] {
  const quoted = [...text.matchAll(/"([\w -]{1,40})"\s*:/g)].map(([, name = '']) => name);
  if (quoted.length > 0) return [...new Set(quoted)];
  return splitList(/\b(?:keys?|columns?|fields?)\b:? ([^.\n]{1,200})/i.exec(text)?.[1] ?? '');
}

function splitList(text: string): string[] {
  const items = text.split(/[,;/]|\bor\b|\band\b/).map((item) => item.replace(/["'“”‘’`().]/g, '').trim());
  return items.filter(Boolean);
}

function readRole(text: string): string | null {
  const role = /\b(?:you are|act as) ((?:an?|the) [^.,:;!?\n]{3,80})/i.exec(text)?.[1]?.split(/ (?:who|that|and) /)[0];
  return role === undefined || /\b(?:assistant|model|chatbot)\b/i.test(role) ? null : role;
}

/** The labels in an instruction such as "Classify the message as billing, support or sales." */
function readChoices(sentence: string): string[] {
  if (!/\b(?:classify|categori[sz]e|one word|one of|sentiment)\b/i.test(sentence)) return [];
  const list = /(?:[:(]|\b(?:as|into|one of|either)) ?([^:]{3,200})$/i.exec(sentence)?.[1] ?? '';
  return splitList(list).filter((item) => item.split(' ').length <= 3);
}
