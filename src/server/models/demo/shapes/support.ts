/** An answer to a customer: what was understood, what happens next, what is needed. */
import type { Brief } from '../brief.ts';
import { list, prose } from '../document.ts';
import type { Shape } from './shape.ts';

interface Case {
  match: RegExp;
  about: string;
  actions: readonly string[];
  ask: string;
}

const CASES: readonly Case[] = [
  {
    match: /refund|charged|invoice|payment|bill/i,
    about: 'a payment',
    actions: [
      'I compare the two entries with your account first.',
      'If one of them is a repeat, the money goes back the way it came.',
      'A refund usually shows up within five working days.',
      'You get a credit note for your records.',
      'Until then, nothing further will be charged.',
    ],
    ask: 'Please send me the date and the last four digits of the card, never the whole number.',
  },
  {
    match: /password|log ?in|sign in|locked|account|two-factor/i,
    about: 'getting into your account',
    actions: [
      'Ask for a new password on the sign-in page, and look into the spam folder as well.',
      'The link in that message works once, and for an hour.',
      'After five wrong tries the account rests for fifteen minutes.',
      'A second factor can be reset after a short check of who you are.',
    ],
    ask: 'Tell me which message you see, word for word.',
  },
  {
    match: /order|parcel|deliver|shipping|arriv/i,
    about: 'a delivery',
    actions: [
      'I look up where the parcel was last seen.',
      'If it has not moved for three days, we send a second one.',
      'A wrong address can be changed until it leaves the depot.',
      'You hear from us as soon as it moves.',
    ],
    ask: 'The order number helps me most.',
  },
  {
    match: /cancel|subscription|plan\b|downgrade|upgrade/i,
    about: 'your subscription',
    actions: [
      'You can change or end it under Settings, Plan.',
      'It runs on to the end of the time that is paid for.',
      'Your data stays for thirty days after that.',
      'You can come back without losing anything in that time.',
    ],
    ask: 'If something made you leave, I would like to hear it.',
  },
  {
    match: /move|workspace|region|migrat|import|export|transfer/i,
    about: 'a move',
    actions: [
      'First make a copy, and leave the old place as it is.',
      'Check the copy together with the people who use it.',
      'Then switch at a quiet hour, and keep the old place readable for a week.',
      'Links that pointed to the old place are sent on.',
      'Nobody has to stop working during the first two steps.',
    ],
    ask: 'Tell me how many people are affected, and which day suits you.',
  },
];
const GENERAL: Case = {
  match: /./,
  about: 'what you describe',
  actions: [
    'I note what you see, and when it began.',
    'We try it on a fresh account, to tell your setting from a fault.',
    'If it is a fault, you get its number and an estimate.',
    'In the meantime I look for a way around it.',
    'You get an answer on the same working day.',
  ],
  ask: 'A picture of the screen and the time would help.',
};
const OPENINGS: readonly ((about: string) => string)[] = [
  (about) => `Thank you for writing to us about ${about}.`,
  (about) => `I am sorry about the trouble with ${about}.`,
  (about) => `Let us sort out ${about} together.`,
  (about) => `I have read your message about ${about}, and here is what happens now.`,
  (about) => `You wrote about ${about}; I can help with that.`,
];
const ID = /\b(?:[A-Z]{2,}-?\d{2,}|#\d{3,}|\d+(?:[.,]\d{2})?\s?(?:€|\$|£|EUR|USD|GBP)|[€$£]\s?\d+(?:[.,]\d{2})?)/g;
const MONTH = /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/g;

export const support: Shape = (brief, chooser) => {
  const text = brief.parts.question;
  const found = CASES.find(({ match }) => match.test(text)) ?? GENERAL;
  const named = [...new Set([...(text.match(ID) ?? []), ...(text.match(MONTH) ?? [])])].slice(0, 4);
  const picked = brief.subject.keywords.slice(0, 3);
  const heard =
    named.length > 0
      ? `I noted ${named.map((name) => `**${name}**`).join(', ')}.`
      : picked.length > 0
        ? `In your words it is about ${picked.map((word) => `**${word}**`).join(', ')}.`
        : '';
  const count = brief.length.isDetailed ? found.actions.length : 3;
  return {
    blocks: [
      prose(address(brief, chooser.pick(OPENINGS)(found.about)), heard),
      list(chooser.sample(found.actions, count), /move/.test(found.about)),
      prose(
        found.ask,
        ...(brief.liveliness >= 2
          ? [
              chooser.pick([
                'We will get there.',
                'I am on it.',
                'It should not take long.',
                'You were right to write.',
              ]),
            ]
          : []),
      ),
    ],
    reserve: [...found.actions, ...GENERAL.actions],
    frame: 'quiet',
  };
};

function address({ role, person }: Brief, opening: string): string {
  const name = role.address ?? person.name;
  if (name === null) return opening;
  return `Dear ${name}, ${opening.startsWith('I ') ? opening : `${opening.charAt(0).toLowerCase()}${opening.slice(1)}`}`;
}
