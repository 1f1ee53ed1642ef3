/** Small talk, a word about itself, and what no offline model can know. */
import { capitalise, joinWords, list, prose } from '../document.ts';
import { anglesOn } from './points.ts';
import { quiet } from './quiet.ts';
import type { Shape } from './shape.ts';

export const hello: Shape = (brief, chooser) => {
  const name = brief.role.address ?? brief.person.name;
  const word =
    /good (?:morning|afternoon|evening|day)|ahoy|hey|hi|hello|greetings/i.exec(brief.parts.question)?.[0] ?? 'Hello';
  const offers = [
    'What would you like to talk about?',
    'Ask me about bread, volcanoes or passwords, for a start.',
    'Tell me your name, and ask me for it later, if the flow keeps a memory.',
    'Try the same question in two tones, and compare.',
    'A question about coffee or black holes would suit me well.',
    'I am ready for a question, a list or a short poem.',
  ];
  return {
    blocks: [
      prose(
        `${capitalise(word.toLowerCase())}${name === null ? '' : `, ${name}`}.`,
        ...(name !== null && brief.parts.turns.length > 0 ? ['Good to hear from you again.'] : []),
        ...chooser.sample(offers, brief.liveliness >= 2 ? 2 : 1),
      ),
    ],
    reserve: offers,
    frame: 'quiet',
  };
};

export const thanks: Shape = (brief, chooser) => ({
  blocks: [
    prose(
      `${chooser.pick(['You are welcome', 'With pleasure', 'Any time', 'Gladly done', 'That was the easy part', 'It was nothing', 'My pleasure', 'Do not mention it'])}${brief.person.name === null ? '' : `, ${brief.person.name}`}.`,
      chooser.pick([
        'Is there something else?',
        'The next question may be harder.',
        'It was a good question.',
        'You know where to find me.',
        'I will be here.',
        'Shall we go on?',
        'Come back when you need more.',
        'I enjoyed it.',
      ]),
    ),
  ],
  reserve: [],
  frame: 'quiet',
});

export const self: Shape = (brief, chooser) => ({
  blocks: [
    prose(
      ...(/\bcan you do\b/i.test(brief.parts.question)
        ? [chooser.pick(['More than it seems.', 'A handful of things.', 'Write, mostly.', 'This and that.'])]
        : []),
      chooser.pick([
        'I am a small text generator that runs inside this server.',
        'I am a program with word lists, a few hundred notes and a good memory for instructions.',
        'Nothing grand: a generator of texts that needs no network and no key.',
        'I am what answers here when no other model is connected.',
      ]),
      brief.role.role === null ? 'No role was given to me.' : `Today I was told to be ${brief.role.role}.`,
    ),
    list(
      chooser.sample(
        [
          'I read the question and pick out what it is about.',
          'I follow tone, length and form: one sentence, three points, a table, JSON.',
          'I remember what stands in the prompt, and nothing else.',
          'A higher temperature makes my wording livelier.',
          'The same request always gets the same text.',
          'For facts that matter, connect a real model.',
        ],
        4,
      ),
    ),
  ],
  reserve: [],
  frame: 'quiet',
});

export const unknowable: Shape = (brief, chooser) =>
  quiet(
    chooser.pick([
      'I have no clock, no window and no network, so that is beyond me.',
      'That changes by the hour, and I am not connected to anything.',
      'From in here I cannot see the present day.',
      'Anything I said about that would be made up.',
    ]),
    `For ${brief.subject.thing} ask a source that is up to date.`,
    chooser.pick([
      'A component that fetches it can put it into the prompt.',
      'In a flow, a Current Date component before the prompt is the way.',
      'Given in the prompt, I could work with it.',
    ]),
  );

export const empty: Shape = (brief, chooser) =>
  quiet(
    chooser.pick([
      'The prompt was empty, so there is nothing to answer.',
      'No text reached me.',
      'I received a prompt without a word in it.',
      'Silence is a question, too, but a hard one.',
      'Between the quotes of your input there was nothing.',
      'I waited for a word, and none came.',
    ]),
    brief.role.role === null ? '' : `I am ready as ${brief.role.role}, and only the question is missing.`,
    chooser.pick([
      'Write something into the input, and run it again.',
      'An input with a text would help.',
      'A blank input overwrites the text of the flow, which may be the reason.',
      'Check which component the input went to.',
      'One word is enough to begin.',
      'Try a question, a list or a name.',
    ]),
  );

const HEARD: readonly ((words: string) => string)[] = [
  (words) => `What stands out is ${words}.`,
  (words) => `There is more in ${words} than it seems.`,
  (words) => `Thank you for telling me about ${words}.`,
  (words) => `I read that twice, because of ${words}.`,
  (words) => `Good, then let me turn over ${words}.`,
  (words) => `So it is about ${words}.`,
  (words) => `You had me at ${words}.`,
];
const ASKING: readonly ((thing: string) => string)[] = [
  (thing) => `What would you like to know about ${thing}?`,
  (thing) => `Shall I explain, list or compare something about ${thing}?`,
  (thing) => `What should come of ${thing}?`,
  (thing) => `Is it ${thing} that matters, or what follows from it?`,
  (thing) => `Who else knows about ${thing}?`,
];

export const reflect: Shape = (brief, chooser) => {
  const { thing, keywords } = brief.subject;
  const picked = keywords.length > 0 ? joinWords(keywords.slice(0, 4).map((word) => `**${word}**`)) : thing;
  const [first, ...others] = anglesOn(brief, chooser).map(({ text }) => text);
  return {
    blocks: [prose(chooser.pick(HEARD)(picked)), prose(first ?? '', chooser.pick(ASKING)(thing))],
    reserve: others,
    frame: 'quiet',
  };
};
