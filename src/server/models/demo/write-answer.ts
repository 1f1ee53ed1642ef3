/** Writes the demo model's answer: understands the request, drafts, changes the voice, fits the length, frames. */
import type { ModelRequest } from '#engine/ports.ts';
import { type Brief, readBrief } from './brief.ts';
import { type Block, type Draft, renderBlocks } from './document.ts';
import { fitLength } from './fit-length.ts';
import { frameAnswer, isTight } from './frame-answer.ts';
import type { Intent } from './read-intent.ts';
import type { VoiceName } from './read-tone.ts';
import { rewriteSentence } from './rewrite-sentence.ts';
import { createChooser, hashText } from './seeded-random.ts';
import { empty, hello, reflect, self, thanks, unknowable } from './shapes/chat.ts';
import { code } from './shapes/code.ts';
import { choose, compare } from './shapes/compare.ts';
import { data } from './shapes/data.ts';
import { explain } from './shapes/explain.ts';
import { facts } from './shapes/facts.ts';
import { greeting } from './shapes/greeting.ts';
import { letter } from './shapes/letter.ts';
import { listPoints } from './shapes/list-points.ts';
import { introduction, recall } from './shapes/remember.ts';
import type { Shape } from './shapes/shape.ts';
import { steps } from './shapes/steps.ts';
import { support } from './shapes/support.ts';
import { feeling, rewrite, summary, translate } from './shapes/text-work.ts';
import { joke, story, verse } from './shapes/verse.ts';
import { countNoteWords } from './short-note.ts';

const shapes: Readonly<Record<Intent, Shape>> = {
  choose,
  code,
  compare,
  data,
  empty,
  explain,
  fact: facts,
  feeling,
  greeting,
  hello,
  introduction,
  joke,
  letter,
  list: listPoints,
  recall,
  reflect,
  rewrite,
  self,
  steps,
  story,
  summary,
  support,
  thanks,
  translate,
  unknowable,
  verse,
};

/** The whole answer to a request, as Markdown (JSON or CSV when it asks for that). The same request gives the same text, under whatever model name. */
export function writeAnswer(request: ModelRequest): string {
  const { system, prompt, temperature, maxTokens } = request;
  const brief = readBrief(request);
  const chooser = createChooser(hashText(JSON.stringify([system, prompt, temperature, maxTokens])));
  const draft = shapes[brief.intent](brief, chooser);
  if (draft.frame === 'bare') return renderBlocks(draft.blocks);
  const spoken = speak(draft, brief.tone.voice);
  return renderBlocks(frameAnswer(fitLength(spoken, wishedLength(brief)), draft.frame, brief, chooser));
}

function speak(draft: Draft, voice: VoiceName): Draft {
  const say = (sentence: string): string => rewriteSentence(sentence, voice);
  return { ...draft, blocks: draft.blocks.map((block) => speakBlock(block, say)), reserve: draft.reserve.map(say) };
}

function speakBlock(block: Block, say: (sentence: string) => string): Block {
  switch (block.kind) {
    case 'prose':
      return { ...block, sentences: block.sentences.map(say) };
    case 'list':
      return { ...block, items: block.items.map(say) };
    case 'verse':
      return { ...block, lines: block.lines.map(say) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(say)) };
    case 'code':
    case 'raw':
      return block;
  }
}

/** A terse voice is short by nature; a number of words includes the note in front. */
function wishedLength(brief: Brief): Brief['length'] {
  const { length, tone } = brief;
  if (length.words !== null && isTight(brief))
    return { ...length, words: Math.max(1, length.words > 8 ? length.words - countNoteWords(brief) : length.words) };
  const isOpen =
    length.sentences === null && length.bullets === null && length.paragraphs === null && !length.isDetailed;
  return tone.voice === 'terse' && isOpen ? { ...length, isShort: true } : length;
}
