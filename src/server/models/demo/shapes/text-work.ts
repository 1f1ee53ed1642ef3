/** Work on a given text: a summary made of its own sentences, another wording, a feeling, a translation declined. */
import type { Brief } from '../brief.ts';
import { type Block, list, prose } from '../document.ts';
import { readKeywords } from '../read-subject.ts';
import type { Chooser } from '../seeded-random.ts';
import { explain } from './explain.ts';
import type { Shape } from './shape.ts';

const LONGEST_TEXT = 20_000;

const REMARKS = [
  'Nothing was added.',
  'I left the order as it was.',
  'Compare it with the original before you send it.',
  'A second pass would change little.',
  'Read it aloud once.',
  'Names and numbers are untouched.',
  'Say if it should be bolder.',
  'I kept to what stands there.',
] as const;

/** Livelier answers say a little more about the work. */
function remark({ liveliness }: Brief, chooser: Chooser): Block[] {
  return liveliness === 0 ? [] : [prose(...chooser.sample(REMARKS, liveliness))];
}

/** Keeps the sentences whose words return most often in the text; quotes, never invents. */
export const summary: Shape = (brief, chooser) => {
  const sentences = readMaterial(brief);
  if (sentences.length < 2) return explain(brief, chooser);
  const weights = new Map<string, number>();
  for (const sentence of sentences)
    for (const word of readKeywords(sentence)) weights.set(word, (weights.get(word) ?? 0) + 1);
  const scored = sentences.map((sentence, index) => {
    const words = readKeywords(sentence);
    const total = words.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0);
    // The first sentence of a text mostly says what it is about.
    return { sentence, index, score: total / Math.sqrt(words.length + 1) + (index === 0 ? 2 : 0) };
  });
  const count = brief.length.isDetailed ? 5 : Math.min(3, Math.ceil(sentences.length / 2));
  const ranked = [...scored].sort((left, right) => right.score - left.score || left.index - right.index);
  const kept = ranked.slice(0, count).sort((left, right) => left.index - right.index);
  const rest = ranked.slice(count).map(({ sentence }) => sentence);
  const lead = chooser.pick([
    `Out of ${sentences.length} sentences these carry most:`,
    `What the text comes down to, in its own words:`,
    `The heart of the ${sentences.length} sentences:`,
    `Shortened, without new words:`,
    `I kept what the text itself returns to:`,
  ]);
  const wantsList = brief.length.bullets !== null || brief.length.form === 'bullets';
  return {
    blocks:
      brief.length.sentences !== null
        ? [prose(...kept.map(({ sentence }) => sentence))]
        : [
            prose(lead),
            wantsList ? list(kept.map(({ sentence }) => sentence)) : prose(...kept.map(({ sentence }) => sentence)),
            ...remark(brief, chooser),
          ],
    reserve: rest,
    frame: 'quiet',
  };
};

/** The voice does the rewording. */
export const rewrite: Shape = (brief, chooser) => {
  const sentences = readMaterial(brief);
  const lead = chooser.pick([
    'Said another way:',
    'Here it is again, in other clothes:',
    'The same, reworded:',
    'My version:',
    'How about this:',
  ]);
  const manner = brief.tone.unknown === null ? [] : [`I aimed for ${brief.tone.unknown}.`];
  const turned = brief.tone.voice === 'formal' ? sentences.map(expand) : sentences;
  return { blocks: [prose(lead, ...manner), prose(...turned), ...remark(brief, chooser)], reserve: [], frame: 'quiet' };
};

const GOOD =
  /\b(?:good|great|love|loved|lovely|like|liked|excellent|happy|wonderful|perfect|nice|best|amazing|thank|thanks|enjoy|enjoyed|fast|helpful|beautiful|delicious|friendly|pleased|recommend)\b/gi;
const BAD =
  /\b(?:bad|terrible|hate|hated|awful|poor|slow|broken|worst|disappointed|disappointing|angry|sad|problem|late|rude|useless|wrong|never|cold|dirty|refund|annoying|fail|failed|boring)\b/gi;

export const feeling: Shape = (brief, chooser) => {
  const text = brief.parts.question.slice(0, LONGEST_TEXT);
  const good = text.match(GOOD) ?? [];
  const bad = text.match(BAD) ?? [];
  const verdict = good.length > bad.length ? 'positive' : bad.length > good.length ? 'negative' : 'neutral';
  const signs = [...new Set([...good, ...bad].map((word) => word.toLowerCase()))].slice(0, 5);
  return {
    blocks: [
      prose(
        chooser.pick([
          `The text reads **${verdict}**.`,
          `**${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}**, I would say.`,
          `I hear it as **${verdict}**.`,
          `Verdict: **${verdict}**.`,
          `If I had to choose, **${verdict}**.`,
          `Between the lines it is **${verdict}**.`,
          `On balance **${verdict}**.`,
          `My ear says **${verdict}**.`,
        ]),
        signs.length > 0
          ? `The signs are ${signs.map((word) => `*${word}*`).join(', ')}.`
          : `No word about ${brief.subject.thing} leans either way.`,
      ),
      ...remark(brief, chooser),
    ],
    reserve: [`I counted ${good.length} warm and ${bad.length} cold words.`],
    frame: 'quiet',
  };
};

export const translate: Shape = (brief, chooser) => {
  const language = brief.role.language ?? 'another language';
  const text = readMaterial(brief).join(' ');
  return {
    blocks: [
      prose(
        chooser.pick([
          `I write English only, so ${language} is beyond me.`,
          `A translation into ${language} needs a model that knows it.`,
          `For ${language} I would need a dictionary that I do not have.`,
          `My words end where ${language} begins.`,
          `I can read the wish for ${language}, but not fulfil it.`,
        ]),
        chooser.pick([
          'What I can do is repeat what is to be translated:',
          'This is the text that is waiting:',
          'The text, unchanged:',
          'Here it stands, ready for another model:',
          'So it stays as it was:',
        ]),
      ),
      prose(`“${text.length > 400 ? `${text.slice(0, 400)}…` : text}”`),
      ...remark(brief, chooser),
    ],
    reserve: [
      'Connect a real model, and the same flow will translate.',
      'The tweaks stay as they are when you do.',
      'Only the provider and the model change.',
    ],
    frame: 'quiet',
  };
};

function readMaterial({ parts }: Brief): string[] {
  const text = (parts.labels.get('text') ?? parts.labels.get('article') ?? parts.question).slice(0, LONGEST_TEXT);
  return (text.match(/[^.!?\n]+(?:[.!?]+["”’)]*|\n|$)/g) ?? [])
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}

function expand(sentence: string): string {
  return sentence
    .replace(/\b(it|that|there|here|what|he|she)['’]s\b/gi, '$1 is')
    .replace(/\bI['’]m\b/g, 'I am')
    .replace(/\b(you|we|they)['’]re\b/gi, '$1 are')
    .replace(/\b(I|you|we|they)['’]ll\b/gi, '$1 will')
    .replace(/\b(I|you|we|they)['’]ve\b/gi, '$1 have')
    .replace(/\bcan['’]t\b/gi, 'cannot')
    .replace(/\bwon['’]t\b/gi, 'will not')
    .replace(/n['’]t\b/g, ' not')
    .replace(/\b(?:hey|hi)\b/gi, 'Good day')
    .replace(/\bthanks\b/gi, 'thank you')
    .replace(/\bget\b/gi, 'receive')
    .replace(/\bkids\b/gi, 'children')
    .replace(/\bguys\b/gi, 'colleagues');
}
