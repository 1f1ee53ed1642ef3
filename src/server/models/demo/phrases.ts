/** The set phrases of the demo model. `{place}`, `{name}` and `{detail}` are filled in. */

export interface Tone {
  name: string;
  /** Words that ask for this tone. */
  pattern: RegExp;
  welcome: string;
  detail: string;
  farewells: readonly string[];
  /** Before the reply of a service desk. */
  thanks: string;
  /** Before an answer, ending in a colon; the first one is used at low temperatures. */
  openings: readonly string[];
  /** After an answer; more of them at higher temperatures. */
  endings: readonly string[];
  /** Other spellings, applied to the whole answer. */
  spelling: Readonly<Record<string, string>>;
}

export const PLAIN: Tone = {
  name: 'plain',
  pattern: /\b(?:plain|plainly|neutral)\b/i,
  welcome: 'Welcome{place}, {name}.',
  detail: 'We hear that you {detail}.',
  farewells: ['Enjoy your visit.', 'If you have a question, just ask.'],
  thanks: 'Thank you for your message.',
  openings: ['', 'Here is my answer:'],
  endings: ['There is always more to find out.', 'It is worth a second look.'],
  spelling: {},
};

export const TONES: readonly Tone[] = [
  PLAIN,
  {
    name: 'formal',
    pattern: /\b(?:formal|formally|polite|politely|official|precise)\b/i,
    welcome: 'Good day, {name}, and welcome{place}.',
    detail: 'We understand that you {detail}, and we are honoured to receive you.',
    farewells: ['Please let us know if we can be of any assistance.', 'We wish you a most pleasant visit.'],
    thanks: 'Thank you for contacting us.',
    openings: ['In answer to your question:', 'With pleasure:'],
    endings: ['Please let me know if you require anything further.', 'I hope that this is of assistance.'],
    spelling: {},
  },
  {
    name: 'friendly',
    pattern: /\b(?:friendly|warm|warmly|casual|informal)\b/i,
    welcome: 'Hi {name}, and a warm welcome{place}!',
    detail: 'I hear that you {detail}. You will have to tell me more!',
    farewells: ['Make yourself at home.', 'If you need anything, come and find me.'],
    thanks: 'Thanks for getting in touch!',
    openings: ['Happy to help:', 'Good question, here goes:'],
    endings: ['Just ask if you would like to know more!', 'I hope that helps!'],
    spelling: { 'i am': 'I’m', 'it is': 'it’s', 'i would': 'I’d', 'i will': 'I’ll', 'you will': 'you’ll' },
  },
  {
    name: 'pirate',
    pattern: /\bpirate\b/i,
    welcome: 'Ahoy, {name}, and welcome{place}!',
    detail: 'They say in every port that you {detail}.',
    farewells: ['Drop your anchor and stay a while.', 'There be treasure in every corner, matey.'],
    thanks: 'Ahoy, and thanks for your message!',
    openings: ['Arr, listen well:', 'Gather round, me hearties:'],
    endings: ['That be the truth, or I am no pirate.', 'Now hoist the sails!'],
    spelling: { you: 'ye', your: 'yer', my: 'me', is: 'be', of: 'o’', and: 'an’' },
  },
  {
    name: 'playful',
    pattern: /\b(?:playful|playfully|funny|humorous|silly)\b/i,
    welcome: 'Three cheers for {name}, and welcome{place}!',
    detail: 'A little bird told us that you {detail}.',
    farewells: ['The biscuits are on the left, the fun is everywhere else.', 'Last one to the exit loses!'],
    thanks: 'Hooray, a message!',
    openings: ['Drum roll, please:', 'Ooh, I like this one:'],
    endings: ['My goldfish agrees.', 'And nobody even spilled the tea.'],
    spelling: {},
  },
];

/** For "How do I …": general advice, calm and for a high temperature. */
export const STEPS: readonly (readonly [calm: string, lively: string])[] = [
  ['Decide what a good result looks like.', 'Picture the best result you can imagine.'],
  ['Gather everything you need before you start.', 'Spread everything you need out in front of you.'],
  ['Try it on a small scale first.', 'Dive in with a small, daring attempt.'],
  ['Check the result, and change one thing at a time.', 'See what surprises you, and change one thing.'],
  ['Write down what worked, so that the next time is easier.', 'Celebrate, and write down how you did it.'],
];

/** Points that fit any topic, for lists and data without notes. */
export function pointsAbout(subject: string, audience: string): string[] {
  return [
    `Ask ${audience} what they already know about ${subject}.`,
    `Explain ${subject} in one clear sentence.`,
    `Give an everyday example of ${subject}.`,
    `Let ${audience} say it back in their own words.`,
    `Close with one question about ${subject} to think about.`,
  ];
}
