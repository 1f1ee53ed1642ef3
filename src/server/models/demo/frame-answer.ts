/** Opens and closes an answer in its voice, and says once that a demo model wrote it. */
import type { Brief } from './brief.ts';
import { type Block, capitalise, type Draft, prose } from './document.ts';
import type { Chooser } from './seeded-random.ts';
import { addTail, writeTag } from './short-note.ts';
import { voices } from './voices.ts';

const HELLOS: Readonly<Record<string, string>> = {
  german: 'Guten Tag.',
  french: 'Bonjour.',
  spanish: 'Buenos días.',
  italian: 'Buongiorno.',
  portuguese: 'Bom dia.',
  dutch: 'Goedendag.',
  polish: 'Dzień dobry.',
  swedish: 'God dag.',
  danish: 'Goddag.',
  greek: 'Kaliméra.',
  turkish: 'İyi günler.',
  latin: 'Salve.',
  irish: 'Dia duit.',
  japanese: 'Konnichiwa.',
  chinese: 'Nǐ hǎo.',
  korean: 'Annyeonghaseyo.',
};
const LENSES: readonly ((role: string) => string)[] = [
  (role) => `As ${role}, I see it this way.`,
  (role) => `Speaking as ${role}, I would put it like this.`,
  (role) => `This is what ${role} would tell you.`,
  (role) => `You asked ${role}, so here is my view.`,
  (role) => `From where ${role} stands, it looks so.`,
];
const FOR_WHOM: readonly ((audience: string) => string)[] = [
  (audience) => `I have ${audience} in mind.`,
  (audience) => `This is meant for ${audience}.`,
  (audience) => `Told so that it suits ${audience}.`,
  (audience) => `For ${audience} I would begin here.`,
];
const ASKING_BACK: readonly ((thing: string) => string)[] = [
  (thing) => `What would you like to know next about ${thing}?`,
  (thing) => `Does that answer your question about ${thing}?`,
  (thing) => `Which part of ${thing} matters most to you?`,
  (thing) => `Shall we stay with ${thing} for a moment?`,
];
/** These speak of the tone themselves. */
const OWN_TONE: ReadonlySet<string> = new Set(['greeting', 'rewrite']);
/** So few words leave no room for a note among them. */
const FEW_WORDS = 8;

/** `blocks` are the draft's, in the wanted length. */
export function frameAnswer(
  blocks: readonly Block[],
  frame: Draft['frame'],
  brief: Brief,
  chooser: Chooser,
): readonly Block[] {
  if (frame === 'bare') return blocks;
  const { role, tone, length, liveliness } = brief;
  const phrases = voices[tone.voice];
  const thing = brief.topics[0]?.name ?? brief.subject.thing;
  const say = (text: string): string => capitalise(text.replaceAll('{thing}', thing));
  // A greeting speaks from its place already.
  const isCast = role.role !== null && brief.intent !== 'greeting';
  const as = `${isCast ? ` as ${role.role}` : ''}${role.audience === null || frame === 'quiet' ? '' : ` for ${role.audience}`}`;
  const note = prose(
    `*${chooseNote(brief, chooser)}${isCast && frame === 'quiet' ? ` In the role of ${role.role}.` : ''}*`,
  );
  const signature = role.signature === null ? [] : [prose(`— ${role.signature}`)];

  if (length.words !== null && length.words <= FEW_WORDS) return [...blocks, note];
  if (isTight(brief)) {
    const tag = writeTag(brief, as, chooser);
    const [first, ...rest] = addTail(blocks, brief, chooser);
    if (first?.kind !== 'prose') return [prose(tag.trim()), ...(first ? [first] : []), ...rest, ...signature];
    return [prose(`${tag}${first.sentences[0] ?? ''}`, ...first.sentences.slice(1)), ...rest, ...signature];
  }

  const isSpoken = frame === 'full' && (tone.voice !== 'plain' || liveliness > 0);
  const before = [
    HELLOS[role.language?.toLowerCase() ?? ''] ?? '',
    frame === 'full' && brief.parts.turns.length > 0 && brief.person.name !== null
      ? `${brief.person.name}, good that you ask.`
      : '',
    isSpoken ? say(chooser.pick(phrases.openers)) : '',
    frame === 'full' && role.role !== null ? chooser.pick(LENSES)(role.role) : '',
    frame === 'full' && role.audience !== null ? chooser.pick(FOR_WHOM)(role.audience) : '',
    tone.unknown !== null && !OWN_TONE.has(brief.intent) ? `I was asked to sound ${tone.unknown}.` : '',
  ].filter(Boolean);
  const after = role.endsWithQuestion
    ? chooser.pick(ASKING_BACK)(thing)
    : isSpoken
      ? say(chooser.pick(phrases.closers))
      : '';
  return [...lead(blocks, before), ...(after === '' ? [] : [prose(after)]), ...signature, note];
}

/** A wish for few words, or a limit that may cut the end: the note goes in front and nothing else is added. */
export function isTight({ length, tone, isCut }: Brief): boolean {
  return (
    isCut ||
    length.isShort ||
    tone.voice === 'terse' ||
    length.words !== null ||
    (length.sentences !== null && length.sentences <= 2)
  );
}

function lead(blocks: readonly Block[], sentences: readonly string[]): readonly Block[] {
  if (sentences.length === 0) return blocks;
  const [first, ...rest] = blocks;
  return first?.kind === 'prose' && sentences.length <= 2
    ? [prose(...sentences, ...first.sentences), ...rest]
    : [prose(...sentences), ...blocks];
}

const ENGLISH_ONLY: readonly ((language: string) => string)[] = [
  (language) => `The demo model was asked for ${language} and writes only English`,
  (language) => `For ${language} the demo model lacks the words`,
  (language) => `The demo model knows no ${language}`,
  (language) => `In place of ${language} the demo model wrote English`,
  (language) => `${language} is beyond this demo model`,
];

function chooseNote({ role: { language }, tone }: Brief, chooser: Chooser): string {
  const { notes, tails } = voices[tone.voice];
  const head =
    language === null || language.toLowerCase() === 'english'
      ? chooser.pick(notes)
      : chooser.pick(ENGLISH_ONLY)(capitalise(language));
  return `${head}${chooser.pick(tails)}.`;
}
