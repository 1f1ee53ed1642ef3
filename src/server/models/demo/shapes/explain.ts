/** Explains: what, why, how, who, yes or no. */

import type { Brief } from '../brief.ts';
import { capitalise, type Draft, joinWords, list, prose } from '../document.ts';
import type { Chooser } from '../seeded-random.ts';
import type { Topic } from '../topics/topic.ts';
import { anglesOn, DEFINITIONS, defineTopic, nameInFact, namePicked, rankFacts, unknownKeywords } from './points.ts';
import type { Shape } from './shape.ts';

const KNOWN_FOR: readonly ((topic: Topic) => string)[] = [
  ({ name, knownFor }) => `Most people think of ${knownFor} when they hear of ${name}.`,
  ({ name, verb, knownFor }) => `${capitalise(name)} ${verb} best known for ${knownFor}.`,
  ({ knownFor }) => `What stays in the mind is ${knownFor}.`,
  ({ name, knownFor }) => `Ask anyone about ${name}, and you will hear of ${knownFor}.`,
  ({ knownFor }) => `The usual headline is ${knownFor}.`,
];
const CONNECTORS = [
  'Besides, ',
  'Then again, ',
  'What is more, ',
  'It also helps to know this: ',
  'A second point: ',
  'Just as important: ',
  '',
] as const;
const IMAGES: readonly ((image: string) => string)[] = [
  (image) => `It is a little like ${image}.`,
  (image) => `Picture ${image}, and you are close.`,
  (image) => `I think of ${image}.`,
  (image) => `If it were something else, it would be ${image}.`,
];
const ASIDES = [
  'I could go on about this until the tea is cold.',
  'It is one of those things that get odder the longer you look.',
  'Tell it at a table, and the forks stop.',
  'There is a whole afternoon of walking in that thought.',
  'I would pin that sentence to the wall.',
  'Say it twice, slowly, and it begins to hum.',
] as const;
const GENERIC_IMAGES = [
  'a map drawn while walking',
  'a drawer that sticks a little',
  'a tune of which you know the middle',
  'a bridge seen from the river',
  'a door with two handles',
  'a knot with one loose end',
] as const;
const DEPENDS = [
  'A plain yes or no would be a guess.',
  'It depends, mostly on what you compare it with.',
  'Often yes, though not in every case.',
  'Sometimes, and it is worth knowing when.',
  'The honest answer is: in part.',
] as const;
const NO_NOTES: readonly ((thing: string) => string)[] = [
  (thing) => `There is nothing about ${thing} in my notes, so this is a frame for an answer and not the answer.`,
  (thing) => `My notes do not cover ${thing}, but a good answer has a shape, and that I can give you.`,
  (thing) => `I carry no facts on ${thing}, so here is how I would work towards an answer.`,
  (thing) => `About ${thing} I know nothing for certain, and will not pretend to.`,
  (thing) => `Facts on ${thing} would have to come from someone else; the way to them can come from me.`,
  (thing) => `I looked for ${thing} in a small stock of notes and found nothing, so let us think instead.`,
];
const PICKED: readonly ((picked: string) => string)[] = [
  (picked) => `Out of your question I picked ${picked}.`,
  (picked) => `What I heard was ${picked}.`,
  (picked) => `I built this on ${picked}.`,
  (picked) => `It all turns on ${picked}.`,
  (picked) => `My starting points were ${picked.replace(/^the words? /, '')}.`,
];
const MISSING: readonly ((words: string) => string)[] = [
  (words) => `On the part about ${words} my notes are silent.`,
  (words) => `What this means for ${words} I have to leave to you.`,
  (words) => `I cannot say anything certain about ${words}.`,
  (words) => `For ${words} you need a better source.`,
  (words) => `Nothing in my notes speaks of ${words}.`,
];

/** Leaves no room for a sentence. */
const FEW_WORDS = 3;

export const explain: Shape = (brief, chooser) => {
  const [topic] = brief.topics;
  if (brief.length.words !== null && brief.length.words <= FEW_WORDS) {
    const word = topic?.knownFor.split(/,| and /)[0] ?? brief.subject.keywords[0] ?? 'perhaps';
    return { blocks: [prose(`${capitalise(word)}.`)], reserve: [], frame: 'full' };
  }
  return topic ? explainKnown(brief, topic, chooser) : explainUnknown(brief, chooser);
};

function explainKnown(brief: Brief, topic: Topic, chooser: Chooser): Draft {
  const facts = rankFacts(topic, brief, chooser);
  const asksWhy = /^\W*(?:why|how)\b/i.test(brief.parts.question);
  const asksYesNo = /^\W*(?:is|are|was|were|do|does|did|can|could|will|would|has|have)\b/i.test(brief.parts.question);
  const [first = '', second = '', third = '', ...others] = facts;
  const opening = brief.isFollowUp
    ? [`Still on ${topic.name}.`, nameInFact(topic, first)]
    : asksWhy
      ? [nameInFact(topic, first), chooser.pick(DEFINITIONS)(topic)]
      : [
          ...(asksYesNo && brief.length.words === null ? [chooser.pick(DEPENDS)] : []),
          chooser.pick(DEFINITIONS)(topic),
          brief.length.words === null ? first : nameInFact(topic, first),
        ];
  const missing = unknownKeywords(brief)
    .slice(0, 3)
    .map((word) => `*${word}*`);
  const following = [
    connect(chooser.pick(CONNECTORS), nameInFact(topic, second)),
    nameInFact(topic, third),
    ...(missing.length > 0 ? [chooser.pick(MISSING)(joinWords(missing))] : [chooser.pick(KNOWN_FOR)(topic)]),
    ...lively(brief, topic.image, chooser),
  ];
  const reserve = [
    ...others.map((fact) => nameInFact(topic, fact)),
    chooser.pick(KNOWN_FOR)(topic),
    chooser.pick(IMAGES)(topic.image),
    ...brief.topics
      .slice(1, 3)
      .flatMap((other) => [defineTopic(other), ...other.facts.map((fact) => nameInFact(other, fact))]),
    ...topic.steps,
    ...anglesOn(brief, chooser).map(({ text }) => text),
  ];
  return { blocks: [prose(...opening), prose(...following)], reserve, frame: 'full' };
}

function explainUnknown(brief: Brief, chooser: Chooser): Draft {
  const { thing, action, keywords } = brief.subject;
  const angles = anglesOn(brief, chooser);
  const shown = angles.slice(0, brief.length.isDetailed ? 6 : 4);
  const opening = [chooser.pick(NO_NOTES)(action === null ? thing : `how to ${action}`)];
  if (keywords.length > 0) opening.push(chooser.pick(PICKED)(namePicked(keywords)));
  const extra = lively(brief, chooser.pick(GENERIC_IMAGES), chooser);
  return {
    blocks: [
      prose(...opening),
      list(shown.map(({ label, text }) => `**${label}.** ${text}`)),
      ...(extra.length > 0 ? [prose(...extra)] : []),
    ],
    reserve: angles.slice(shown.length).map(({ text }) => text),
    frame: 'full',
  };
}

/** Names keep their capital. */
function connect(connector: string, sentence: string): string {
  const isName = /^(?:[A-Z]{2}|I\b|[A-Z][a-z]*[A-Z]|Einstein|Python|Stegosaurus|Crows|Most of)/.test(sentence);
  return connector === '' || isName
    ? `${connector}${sentence}`
    : `${connector}${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

function lively({ liveliness }: Brief, image: string, chooser: Chooser): string[] {
  return [
    ...(liveliness >= 2 ? [chooser.pick(IMAGES)(image)] : []),
    ...(liveliness >= 3 ? [chooser.pick(ASIDES)] : []),
  ];
}
