/** Brings a draft to the length and form that were asked for. */
import { type Block, type Draft, list, prose } from './document.ts';
import type { LengthWish } from './read-length.ts';

/** Ends no shortened sentence well. */
const WEAK_END =
  /(?:[\s,;:]+(?:a|an|the|of|and|or|in|on|at|to|for|with|by|from|that|which|is|are|be|as|it|its|than|then|but|into|where|when|who))+$/i;

/** Blocks of the wanted length. Tables, code and verse are kept as they are, for cutting them would break them. */
export function fitLength({ blocks, reserve }: Draft, length: LengthWish): readonly Block[] {
  const isRigid = blocks.some(({ kind }) => kind !== 'prose' && kind !== 'list');
  if (isRigid)
    return length.isShort || length.sentences !== null
      ? blocks.filter((block, index) => index === 0 || (block.kind !== 'prose' && block.kind !== 'list'))
      : blocks;
  const written = blocks
    .flatMap((block) => (block.kind === 'prose' ? block.sentences : block.kind === 'list' ? block.items : []))
    .filter(Boolean);
  const all = [...new Set([...written, ...reserve])];
  if (length.words !== null) return [prose(...takeWords(all, length.words))];
  if (length.bullets !== null) return toBullets(blocks, all, length.bullets);
  if (length.sentences !== null) return [prose(...all.map(plain).slice(0, length.sentences))];
  if (length.paragraphs !== null) return toParagraphs(all.map(plain), length.paragraphs);
  if (length.isShort) return [prose(...all.map(plain).slice(0, 2))];
  if (length.isDetailed && reserve.length > 0)
    return [...blocks, list(reserve.filter((sentence) => !written.includes(sentence)).slice(0, 5))];
  return blocks;
}

/** The words of a text, as a person would count them. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** Without the label that leads a list item. */
function plain(item: string): string {
  return item.replace(/^\*\*[^*]{1,30}[.:]\*\* /, '');
}

function toBullets(blocks: readonly Block[], all: readonly string[], count: number): Block[] {
  const hasLead = blocks[0]?.kind === 'prose' && blocks.some(({ kind }) => kind === 'list');
  const items = hasLead ? all.slice(1) : all;
  return [...(hasLead ? [prose(all[0] ?? '')] : []), list(items.slice(0, count))];
}

function toParagraphs(sentences: readonly string[], count: number): Block[] {
  const each = Math.max(1, Math.min(3, Math.floor(sentences.length / count)));
  return Array.from({ length: count }, (_, index) =>
    prose(...sentences.slice(index * each, (index + 1) * each)),
  ).filter((block) => block.kind === 'prose' && block.sentences.length > 0);
}

function takeWords(sentences: readonly string[], limit: number): string[] {
  const kept: string[] = [];
  let left = limit;
  for (const sentence of sentences.map(plain)) {
    const size = countWords(sentence);
    if (size > left) continue;
    kept.push(sentence);
    left -= size;
  }
  return kept.length > 0 ? kept : [cutSentence(plain(sentences[0] ?? ''), limit)];
}

function cutSentence(sentence: string, limit: number): string {
  const words = sentence.split(/\s+/).slice(0, Math.max(1, limit)).join(' ');
  const ended = words.replace(WEAK_END, '').replace(/[\s,;:.!?]+$/, '');
  return `${ended === '' ? words : ended}.`;
}
