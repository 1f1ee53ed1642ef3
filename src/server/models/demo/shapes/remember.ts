/** Names and what was told before: takes them in, and gives them back. */
import type { Brief } from '../brief.ts';
import { capitalise, joinWords, prose } from '../document.ts';
import type { Chooser } from '../seeded-random.ts';
import { quiet } from './quiet.ts';
import type { Shape } from './shape.ts';

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
      'Nobody has told me yet.',
      'On that the prompt is silent.',
      'I would have to guess, and would guess wrong.',
      'Here my memory ends.',
    ]),
    said.length === 0
      ? chooser.pick([
          'No earlier message came with your question.',
          'Your question came alone, without any message before it.',
          'This is the first message that I see.',
          'There is no conversation before this one.',
          'What you said before, if anything, was not sent along.',
        ])
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

    .map(toBritish)
    .filter((word) => word !== 'name');
  const facts = person.facts.filter(
    ({ keywords }) => asksAll || keywords.some((word) => asked.includes(toBritish(word))),
  );
  const best = facts.length > 4 ? facts.slice(-4) : facts;
  return [
    ...(asksName && person.name !== null ? [`your name is ${person.name}`] : []),
    ...best.map(({ statement }) => statement),
  ];
}

function toBritish(word: string): string {
  return word.replace(/^favorite/, 'favourite').replace(/^color/, 'colour');
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

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
