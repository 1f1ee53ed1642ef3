/** Two things side by side. */
import { capitalise, prose } from '../document.ts';
import { readSubject } from '../read-subject.ts';
import { findTopics } from '../topics/find-topics.ts';
import type { Topic } from '../topics/topic.ts';
import { explain } from './explain.ts';
import { nameInFact } from './points.ts';
import type { Shape } from './shape.ts';

const PAIR: readonly RegExp[] = [
  /\bbetween\s+(.{2,60}?)\s+and\s+([^?.!,]{2,60})/i,
  /\bcompare\s+(.{2,60}?)\s+(?:and|with|to)\s+([^?.!,]{2,60})/i,
  /([\p{L}\p{N}' -]{2,40}?)\s+(?:vs\.?|versus)\s+([^?.!,]{2,60})/iu,
  /\b(?:better:?\s*,?|learn|buy|take|use|choose|try|drink|eat|read|visit|get|between)\s+(.{2,40}?)\s+or\s+([^?.!,]{2,60})/i,
  /\bhow (?:does|do|is|are)\s+(.{2,40}?)\s+differ(?:ent)? from\s+([^?.!,]{2,60})/i,
];
const LEADS: readonly ((left: string, right: string) => string)[] = [
  (left, right) => `${capitalise(left)} and ${right} are often set side by side.`,
  (left, right) => `Here is ${left} beside ${right}.`,
  (left, right) => `The choice between ${left} and ${right} hangs on what you need.`,
  (left, right) => `Between ${left} and ${right} there is more than a matter of taste.`,
  (left, right) => `A short table says most about ${left} and ${right}.`,
];
const ENDINGS: readonly ((left: string, right: string) => string)[] = [
  (left, right) => `Take ${left} when it matters today, and ${right} when it has to last.`,
  (left, right) => `Start with ${left}, and change to ${right} when you miss something.`,
  (left, right) => `If in doubt, try ${right} first, for then you will know what ${left} would add.`,
  (left, right) => `Neither ${left} nor ${right} is wrong; they answer different questions.`,
  (left, right) => `Most people who know both use ${left} and ${right} for different days.`,
];
const QUESTIONS: readonly (readonly [string, readonly string[]])[] = [
  [
    'When it shines',
    ['on a day with little time', 'when there is room to plan', 'when others take part', 'when nobody is looking'],
  ],
  [
    'What it asks of you',
    ['some patience at the start', 'a little every week', 'more money than time', 'more time than money'],
  ],
  [
    'When to leave it',
    ['once it is only habit', 'when the second try fails', 'when the upkeep eats the gain', 'never without a trial'],
  ],
  [
    'What to check first',
    ['one real case of your own', 'the small print', 'how it feels after a week', 'who will mend it'],
  ],
  ['Who likes it', ['people who plan ahead', 'people who decide late', 'people who share', 'people who work alone']],
  ['First step', ['borrow it', 'watch someone use it', 'write down what is missing today', 'try the smallest form']],
  [
    'What surprises people',
    ['how much hangs on the first hour', 'how quiet it is', 'how soon it feels normal', 'how hard it is to go back'],
  ],
];

/** Which of two, if the question names two. */
export const choose: Shape = (brief, chooser) =>
  PAIR.some((pattern) => pattern.test(brief.parts.question)) ? compare(brief, chooser) : explain(brief, chooser);

export const compare: Shape = (brief, chooser) => {
  const text = `${brief.parts.lead} ${brief.parts.question}`;
  const match = PAIR.map((pattern) => pattern.exec(text)).find(Boolean);
  const left = readSide(match?.[1] ?? brief.topics[0]?.name ?? brief.subject.keywords[0] ?? 'the first');
  const right = readSide(match?.[2] ?? brief.topics[1]?.name ?? brief.subject.keywords[1] ?? 'the second');
  const rows =
    left.topic && right.topic
      ? knownRows(left.topic, right.topic)
      : chooser.sample(QUESTIONS, 4).map(([label, answers]) => {
          const one = chooser.pick(answers);
          return [label, one, chooser.pick(answers.filter((answer) => answer !== one))];
        });
  const lead = [chooser.pick(LEADS)(left.name, right.name)];
  if (!left.topic || !right.topic)
    lead.push('My notes do not cover both, so the table shows what to ask rather than what is so.');
  return {
    blocks: [
      prose(...lead),
      { kind: 'table', head: ['', capitalise(left.name), capitalise(right.name)], rows },
      prose(chooser.pick(ENDINGS)(left.name, right.name)),
    ],
    reserve: [left.topic, right.topic].flatMap((topic) => topic?.facts.map((fact) => nameInFact(topic, fact)) ?? []),
    frame: 'full',
  };
};

function readSide(text: string): { name: string; topic: Topic | undefined } {
  const topic = findTopics(text)[0];
  return { name: topic?.name ?? readSubject(text.trim()).thing, topic };
}

function knownRows(left: Topic, right: Topic): string[][] {
  const row = (label: string, cell: (topic: Topic) => string): string[] => [label, cell(left), cell(right)];
  return [
    row('What it is', (topic) => capitalise(topic.kind)),
    row('Known for', (topic) => capitalise(topic.knownFor)),
    row('Worth knowing', (topic) => nameInFact(topic, topic.facts[0] ?? '')),
    row('A picture', (topic) => capitalise(topic.image)),
  ];
}
