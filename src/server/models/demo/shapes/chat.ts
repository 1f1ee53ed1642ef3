/** Small talk, names, what was said before, and what no offline model can know. */
import type { Brief } from '../brief.ts';
import { capitalise, joinWords, list, prose } from '../document.ts';
import type { Chooser } from '../seeded-random.ts';
import { anglesOn } from './points.ts';
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
      `${chooser.pick(['You are welcome', 'With pleasure', 'Any time', 'Gladly done', 'That was the easy part'])}${brief.person.name === null ? '' : `, ${brief.person.name}`}.`,
      chooser.pick([
        'Is there something else?',
        'The next question may be harder.',
        'It was a good question.',
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

export const introduction: Shape = (brief, chooser) => {
  const { name, facts } = brief.person;
  const called = brief.role.address ?? name ?? 'friend';
  const kept = facts.slice(-3).map(({ statement }) => statement);
  return {
    blocks: [
      prose(
        chooser.pick([
          `Nice to meet you, ${called}.`,
          `A pleasure, ${called}.`,
          `Good to know you, ${called}.`,
          `Hello ${called}, noted.`,
          `Welcome, ${called}.`,
        ]),
        ...(kept.length > 0 ? [`I also noted that ${joinWords(kept)}.`] : []),
        chooser.pick([
          'Ask me for it later: as long as the conversation is part of the prompt, I will know.',
          'I keep it as long as the conversation reaches me with the next question.',
          'If this flow has a memory, I can tell you that again in a moment.',
          'It will come back to me whenever the history does.',
        ]),
      ),
    ],
    reserve: ['What shall we talk about?'],
    frame: 'quiet',
  };
};

export const recall: Shape = (brief, chooser) => {
  const { question } = brief.parts;
  const said = brief.parts.turns.filter(({ isUser }) => isUser);
  if (/\bwhat did (?:i|we)\b|\bwhat have i\b/i.test(question) && said.length > 0) {
    const turn = /\bfirst\b/i.test(question) ? said[0] : said.at(-1);
    return quiet(
      `${chooser.pick(['You wrote', 'Your words were', 'You said'])} “${shorten(turn?.text ?? '')}”.`,
      said.length > 1
        ? `Of ${said.length} messages from you that is the ${/\bfirst\b/i.test(question) ? 'first' : 'latest'}.`
        : 'It is the only message before this one.',
    );
  }
  const answers = findAnswers(brief);
  if (answers.length > 0) return quiet(capitalise(`${joinWords(answers)}.`), source(brief, chooser));
  return quiet(
    chooser.pick([
      'That I cannot tell: nothing of it stands in what I was given.',
      'You have not told me, at least not in the part of the conversation that I can see.',
      'I do not know, for the prompt says nothing about it.',
      'I looked through the conversation, and it is not there.',
    ]),
    said.length === 0
      ? 'No earlier message came with your question.'
      : `I can see ${said.length} earlier ${said.length === 1 ? 'message' : 'messages'} of yours.`,
    ...(brief.subject.keywords.length > 0
      ? [`You asked about ${joinWords(brief.subject.keywords.slice(0, 3).map((word) => `*${word}*`))}.`]
      : []),
  );
};

/** Name, facts that share a word with the question, or all of them when it asks for everything. */
function findAnswers({ parts, person, subject }: Brief): string[] {
  const asksName = /\bmy name\b|\bwho am i\b|\bremember me\b|\bwho i am\b/i.test(parts.question);
  const asksAll = /\babout me\b|\bremember me\b|\bwho am i\b/i.test(parts.question);
  const asked = [
    ...subject.keywords,
    ...(parts.question
      .toLowerCase()
      .match(/\b(?:like|love|live|work|want|need|own|have|play|study|hate|prefer|favou?rite|job)\b/g) ?? []),
  ]
    .map((word) => word.replace('favorite', 'favourite'))
    .filter((word) => word !== 'name');
  const facts = person.facts.filter(
    ({ keywords }) => asksAll || keywords.some((word) => asked.includes(word.replace('favorite', 'favourite'))),
  );
  const best = facts.length > 4 ? facts.slice(-4) : facts;
  return [
    ...(asksName && person.name !== null ? [`your name is ${person.name}`] : []),
    ...best.map(({ statement }) => statement),
  ];
}

function source(brief: Brief, chooser: Chooser): string {
  return brief.parts.turns.length === 0
    ? chooser.pick(['You said so just now.', 'It stands in your question.'])
    : chooser.pick([
        'You told me earlier in this conversation.',
        'It is there in our conversation.',
        'You mentioned it before.',
        'I read it in what came before.',
      ]);
}

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
    ]),
    brief.role.role === null
      ? chooser.pick(['Write something into the input, and run it again.', 'An input with a text would help.'])
      : `I am ready as ${brief.role.role}, and only the question is missing.`,
  );

export const reflect: Shape = (brief, chooser) => {
  const { thing, keywords } = brief.subject;
  const picked = keywords.slice(0, 3);
  const [angle] = anglesOn(brief, chooser);
  return {
    blocks: [
      prose(
        chooser.pick([
          'That is worth a second look.',
          'I read that twice.',
          'Thank you for telling me.',
          'Good, let me turn that over.',
          'There is more in that than it seems.',
        ]),
        picked.length > 0
          ? `What stands out is ${joinWords(picked.map((word) => `**${word}**`))}.`
          : `It is about ${thing}.`,
      ),
      prose(
        angle?.text ?? '',
        chooser.pick([
          `What would you like to know about ${thing}?`,
          `Shall I explain, list or compare something about ${thing}?`,
          `What should come of ${thing}?`,
          `Is it ${thing} that matters, or what follows from it?`,
        ]),
      ),
    ],
    reserve: anglesOn(brief, chooser).map(({ text }) => text),
    frame: 'quiet',
  };
};

function quiet(...sentences: string[]): ReturnType<Shape> {
  return { blocks: [prose(...sentences)], reserve: [], frame: 'quiet' };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
