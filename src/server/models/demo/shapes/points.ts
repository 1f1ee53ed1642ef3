/** What there is to say on a subject: notes on a known thing, or the angles under which to look at an unknown one. */
import type { Brief } from '../brief.ts';
import { capitalise, joinWords } from '../document.ts';
import type { Chooser } from '../seeded-random.ts';
import type { Topic } from '../topics/topic.ts';

export interface Point {
  label: string;
  /** A whole sentence. */
  text: string;
}

/** "Bread is a dough of flour and water that has risen and been baked." */
export function defineTopic({ name, verb, kind }: Topic): string {
  return `${capitalise(name)} ${verb} ${kind}.`;
}

/** A note that can stand alone: "It rises" becomes "Bread rises". */
export function nameInFact(topic: Topic, fact: string): string {
  const { name } = topic;
  if (/^(?:It|They) /.test(fact)) return `${capitalise(name)} ${fact.replace(/^\S+ /, '')}`;
  if (/^Its |^Their /.test(fact))
    return fact.replace(/^\S+ /, `${capitalise(name)}${name.endsWith('s') ? '’' : '’s'} `);
  const named = topic.verb === 'are' ? fact.replace(/^(Many|Most|Some|Each) of them\b/, `$1 ${name}`) : fact;
  // The last "it" or "them" of a clause stands for the thing itself.
  return named === fact ? fact.replace(/\b(?:it|them)(?=[.,;]| as )/, name) : named;
}

/** The definition in other words. */
export const DEFINITIONS: readonly ((topic: Topic) => string)[] = [
  defineTopic,
  ({ name, verb, kind }) => `In essence, ${name} ${verb} ${kind}.`,
  ({ name, kind }) => `By ${name} people mean ${kind}.`,
  ({ name, verb, kind }) => `Seen from close by, ${name} ${verb} ${kind}.`,
  ({ name, verb, kind }) => `At heart, ${name} ${verb} ${kind}.`,
  ({ name, kind }) => `Whoever says ${name} means ${kind}.`,
  ({ name, verb, kind }) => `In plain terms, ${name} ${verb} ${kind}.`,
  ({ name, verb, kind }) => `Taken at its root, ${name} ${verb} ${kind}.`,
  ({ name, kind }) => `Think of ${name} as ${kind}.`,
  ({ name, verb, kind }) => `On closer inspection, ${name} ${verb} ${kind}.`,
  ({ name, verb, kind }) => `First of all, ${name} ${verb} ${kind}.`,
  ({ name, verb, kind }) => `To be exact, ${name} ${verb} ${kind}.`,
];

/** What marks a note that gives a reason, or a way. */
const REASONS: readonly (readonly [RegExp, RegExp])[] = [
  [/^\W*why\b/i, /\bbecause\b|\bcomes? from\b|\bfor\b/],
  [/^\W*how\b/i, /\bby\b|\bwhen\b|\bwhere\b|\bbecause\b/],
];

/** Notes in the order in which they touch the question, then by chance. */
export function rankFacts(
  topic: Topic,
  { parts: { question }, subject: { keywords } }: Brief,
  chooser: Chooser,
): string[] {
  const cues = keywords.filter((word) => !topic.words.includes(word)).map(toStem);
  const fits = REASONS.find(([asked]) => asked.test(question))?.[1];
  return topic.facts
    .map((fact) => {
      const text = fact.toLowerCase();
      const hits = cues.filter((cue) => text.includes(cue)).length + (fits?.test(text) ? 0.5 : 0);
      return { fact, hits, rank: chooser.next() };
    })
    .sort((left, right) => right.hits - left.hits || left.rank - right.rank)
    .map(({ fact }) => fact);
}

/** Topic words of the question that no note on the topic mentions. */
export function unknownKeywords({ topics, subject }: Brief): string[] {
  const known = topics
    .flatMap((topic) => [topic.name, topic.kind, topic.knownFor, ...topic.facts, ...topic.steps, ...topic.words])
    .join(' ')
    .toLowerCase();
  return subject.keywords.filter((word) => !known.includes(toStem(word)));
}

function toStem(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|es|ed|s|e)$/, '') : word;
}

const ANGLES: readonly ((thing: string, keyword: string) => Point)[] = [
  (thing) => ({ label: 'Meaning', text: `Say in one plain sentence what is meant by ${thing}, and what is not.` }),
  (thing) => ({ label: 'Example', text: `Take one case of ${thing} that the reader has met, and stay with it.` }),
  (_, keyword) => ({ label: 'Cause', text: `Name what leads to ${keyword} before you name what follows from it.` }),
  (_, keyword) => ({ label: 'Measure', text: `Give one number for ${keyword}, with its unit and its source.` }),
  (thing) => ({ label: 'Limits', text: `Say how far ${thing} will carry you, and what has to come after.` }),
  (thing) => ({ label: 'People', text: `Ask who meets ${thing} every day, and what they would correct.` }),
  (_, keyword) => ({
    label: 'History',
    text: `Find out what people did about ${keyword} before there was a word for it.`,
  }),
  (thing) => ({ label: 'Contrast', text: `Set ${thing} beside a close relative, and note three differences.` }),
  (_, keyword) => ({ label: 'Cost', text: `Work out the price of ${keyword} in time, in money and in attention.` }),
  (thing) => ({ label: 'Risk', text: `Think through a bad day with ${thing}.` }),
  (_, keyword) => ({ label: 'Order', text: `Decide which part of ${keyword} has to come first.` }),
  (thing) => ({ label: 'Check', text: `Choose a sign by which you would notice progress with ${thing}.` }),
  (thing, keyword) => ({
    label: 'Words',
    text: `Settle early what you mean by ${keyword} when you speak of ${thing}.`,
  }),
  (thing) => ({ label: 'Next step', text: `End with one thing about ${thing} that can be tried today.` }),
];

/** Angles on something the notes do not cover; each chosen once, in an order by chance. */
export function anglesOn(brief: Brief, chooser: Chooser): Point[] {
  const { thing, action, keywords } = brief.subject;
  const subject = action === null ? thing : `the plan to ${action}`;
  const words = keywords.length > 0 ? keywords : [thing];
  return chooser
    .sample(
      ANGLES.map((angle, index) => ({ angle, index, rank: chooser.next() })),
      ANGLES.length,
    )
    .sort((left, right) => left.rank - right.rank)
    .map(({ angle }) => angle(subject, chooser.pick(words)));
}

/** Everything worth a bullet, most fitting first. */
export function pointsOn(brief: Brief, chooser: Chooser): Point[] {
  const angles = anglesOn(brief, chooser);
  const known = brief.topics.slice(0, 2).flatMap((topic) => {
    const facts = rankFacts(topic, brief, chooser);
    return [
      { label: 'Meaning', text: defineTopic(topic) },
      ...facts.slice(0, 3).map((fact, index) => ({
        label: ['Fact', 'Reason', 'Detail'][index] ?? 'Fact',
        text: nameInFact(topic, fact),
      })),
      { label: 'Known for', text: `People know ${topic.name} for ${topic.knownFor}.` },
      { label: 'Picture', text: `Think of ${topic.image}.` },
      ...facts.slice(3).map((fact) => ({ label: 'Also', text: nameInFact(topic, fact) })),
    ];
  });
  return known.length > 0 ? [...known, ...angles.slice(0, 6)] : angles;
}

/** "the words **sky** and **blue**", for naming what was picked out of a question. */
export function namePicked(keywords: readonly string[]): string {
  const picked = keywords.slice(0, 5).map((word) => `**${word}**`);
  return picked.length === 1 ? `the word ${picked.join('')}` : `the words ${joinWords(picked)}`;
}
