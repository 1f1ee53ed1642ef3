/** A letter, e-mail or note, ready to be changed. */
import type { Brief } from '../brief.ts';
import { capitalise, prose } from '../document.ts';
import type { VoiceName } from '../read-tone.ts';
import type { Shape } from './shape.ts';

const SALUTATIONS: Partial<Record<VoiceName, readonly [string, string]>> = {
  formal: ['Dear {name},', 'Yours sincerely,'],
  friendly: ['Hi {name},', 'All the best,'],
  pirate: ['Ahoy {name},', 'By wind and wave,'],
  poetic: ['{name}, far and near,', 'In quiet ink,'],
  terse: ['{name},', 'Regards,'],
  playful: ['Dearest {name} of all {name}s,', 'Yours until the biscuits run out,'],
  dramatic: ['{name}, read this alone,', 'In haste and candlelight,'],
  bright: ['Hello wonderful {name},', 'Cheering for you,'],
  robot: ['TO: {name}', 'END OF LETTER,'],
};
const RECIPIENT =
  /\bto\s+(?:my\s+|our\s+|the\s+|a\s+)?([\p{L}][\p{L}' -]{1,30}?)(?=\s+(?:about|that|asking|for|saying|to|because|and|on|who|explaining)\b|[,.;:?!]|$)/iu;
const MATTER =
  /\b(?:about|asking for|asking (?:him|her|them)? ?to|for|saying that|because of|explaining|that)\s+([^.?!\n]{3,120})/i;

export const letter: Shape = (brief, chooser) => {
  const text = `${brief.parts.lead} ${brief.parts.question}`.trim();
  const name = capitalise(RECIPIENT.exec(text)?.[1]?.trim() ?? 'friend');
  const matter = tidy(MATTER.exec(text)?.[1] ?? brief.subject.thing);
  const [salutation, regards] = SALUTATIONS[brief.tone.voice] ?? ['Dear {name},', 'Kind regards,'];
  const kind = /\bapolog|\bsorry\b/i.test(text)
    ? 'apology'
    : /\binvit/i.test(text)
      ? 'invitation'
      : /\bthank/i.test(text)
        ? 'thanks'
        : 'request';
  const first = chooser.pick(FIRST[kind])(matter);
  const middle = chooser.pick(MIDDLE)(matter);
  const last = chooser.pick(LAST);
  return {
    blocks: [
      prose(`**Subject:** ${capitalise(matter)}`),
      prose(salutation.replaceAll('{name}', name)),
      prose(first),
      prose(
        middle,
        last,
        ...(brief.liveliness >= 2
          ? [
              chooser.pick([
                'I look forward to it.',
                'It would mean a lot.',
                'No hurry, but gladly soon.',
                'I promise to keep it short.',
              ]),
            ]
          : []),
      ),
      { kind: 'verse', lines: [regards, signer(brief)] },
    ],
    reserve: [],
    frame: 'quiet',
  };
};

const FIRST: Record<'apology' | 'invitation' | 'thanks' | 'request', readonly ((matter: string) => string)[]> = {
  apology: [
    (matter) => `I am sorry about ${matter}, and I will not explain it away.`,
    (matter) => `This is an apology for ${matter}.`,
    (matter) => `Please accept my apology for ${matter}.`,
  ],
  invitation: [
    (matter) => `I would be glad if you came to ${matter}.`,
    (matter) => `You are invited: ${matter}.`,
    (matter) => `Keep a few hours free, for there is ${matter}.`,
  ],
  thanks: [
    (matter) => `Thank you for ${matter}.`,
    (matter) => `I have been meaning to thank you for ${matter}.`,
    (matter) => `It is late, but it is meant: thank you for ${matter}.`,
  ],
  request: [
    (matter) => `I am writing about ${matter}.`,
    (matter) => `My question is about ${matter}.`,
    (matter) => `May I come straight to ${matter}?`,
    (matter) => `There is one thing I would like to settle: ${matter}.`,
  ],
};
const MIDDLE: readonly ((matter: string) => string)[] = [
  (matter) => `As far as ${matter} goes, I can adapt to what suits you.`,
  (matter) => `What I know about ${matter} fits on one page, and I attach it.`,
  () => 'I have thought about it for a while, and the sooner we speak the better.',
  (matter) => `If ${matter} raises questions, I will gladly answer them.`,
  () => 'Two dates would work for me, Tuesday afternoon and Friday morning.',
];
const LAST = [
  'Could you let me know by Thursday?',
  'A short word from you is enough.',
  'Please tell me if I have missed something.',
  'I will call on Monday if that is all right.',
  'Feel free to change any of this.',
] as const;

function signer({ role, person }: Brief): string {
  return role.signature ?? person.name ?? '(your name)';
}

function tidy(matter: string): string {
  return matter
    .replace(/\bmy\b/gi, 'my')
    .replace(/\s+/g, ' ')
    .replace(/,?\s*(?:in|with) (?:an? )?[\w -]{0,20}(?:tone|style|words|sentences?).*$/i, '')
    .trim();
}
