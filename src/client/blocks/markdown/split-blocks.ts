/**
 * Splits Markdown into top-level blocks while it is streaming. Blocks that can no longer change keep their identity, so that
 * only the open tail is split and rendered again; splitting the whole text at every flush would take quadratic time. If the
 * kind of a block depends on the one before it, a text in chunks may be split differently from the whole text, so an ended
 * text is split once more as a whole.
 */
import { Lexer, type Token, Tokenizer, type Tokens } from 'marked';
import { lacksCells } from './is-slow-markdown.ts';

/** Time limit in ms. A text of 200 kB takes about 0.1 s, but some texts take quadratic time. */
const LONGEST = 800;

export interface MarkdownBlock {
  /** Index in the text at which the block starts; stays the same while the block grows. */
  start: number;
  raw: string;
  /** Fenced and indented code is rendered without the Markdown renderer. */
  code: { language: string; text: string } | null;
  /** Shown as it was written, because parsing it takes too long. */
  isPlain?: boolean;
}

export interface BlockSplit {
  /** The text that was split, with `\n` as line ends. */
  text: string;
  blocks: readonly MarkdownBlock[];
  /** From this index on a longer text may be split differently. */
  openFrom: number;
  /** Link definitions (`[id]: address`), which any block may use. */
  definitions: readonly LinkDefinition[];
}

interface LinkDefinition {
  start: number;
  raw: string;
}

const NO_DEFINITIONS: readonly LinkDefinition[] = [];

/** A longer open block is rendered as plain text, so it need not be split at every flush. */
export const LARGEST_OPEN_BLOCK = 4000;

/** A longer list is split between items, so that it does not count as one open block. */
const LONG_LIST = 1500;

/** Splits `text`. With the split of a prefix, only the text after the closed blocks is split. */
export function splitBlocks(text: string, before: BlockSplit | null): BlockSplit {
  const whole = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!before || !whole.startsWith(before.text)) return cut(whole, 0, [], NO_DEFINITIONS);
  if (whole.length === before.text.length) return before;
  const last = before.blocks.at(-1);
  const isSameLine = !whole.includes('\n', before.text.length);
  if (last && isSameLine && last.start === before.openFrom && whole.length - last.start > LARGEST_OPEN_BLOCK) {
    return { ...before, text: whole, blocks: [...before.blocks.slice(0, -1), extend(last, whole)] };
  }
  const isClosed = (item: { start: number }) => item.start < before.openFrom;
  // Keep the same array if the definitions are unchanged, so that blocks which use it do not render.
  const known = before.definitions.every(isClosed) ? before.definitions : before.definitions.filter(isClosed);
  return cut(whole, before.openFrom, before.blocks.filter(isClosed), known);
}

function extend(block: MarkdownBlock, text: string): MarkdownBlock {
  const raw = text.slice(block.start);
  return { ...block, raw, code: block.code && { ...block.code, text: block.code.text + raw.slice(block.raw.length) } };
}

function cut(
  text: string,
  from: number,
  closed: readonly MarkdownBlock[],
  known: readonly LinkDefinition[],
): BlockSplit {
  const blocks = [...closed];
  let definitions = known;
  let at = from;
  for (const token of lacksCells(text.slice(from)) ? [] : readBlocks(text.slice(from))) {
    if (token.type === 'def') definitions = [...definitions, { start: at, raw: token.raw }];
    else if (token.type !== 'space') blocks.push(...toBlocks(token, at));
    at += token.raw.length;
  }
  if (text.slice(at).trim() !== '') blocks.push({ start: at, raw: text.slice(at), code: null, isPlain: true });
  // The last block is open. With fewer than two whole lines it may still become part of the block before it
  // ("---" may become a row of a table, "#" a word), so then that block is open too.
  const isCertain = (blocks.at(-1)?.raw.split('\n').length ?? 0) > 2;
  const openFrom = blocks.at(isCertain ? -1 : -2)?.start ?? from;
  return { text, blocks, openFrom: Math.max(from, openFrom), definitions };
}

function toBlocks(token: Token, start: number): MarkdownBlock[] {
  if (isList(token) && token.raw.length > LONG_LIST) return cutList(token, start);
  return [{ start, raw: token.raw, code: isCode(token) ? { language: token.lang ?? '', text: token.text } : null }];
}

/** Joins items to parts of about `LONG_LIST` characters. The numbers of an ordered list continue, because they are in its markers. */
function cutList(list: Tokens.List, start: number): MarkdownBlock[] {
  const pieces: MarkdownBlock[] = [];
  let at = start;
  for (const item of list.items) {
    const last = pieces.at(-1);
    if (last && last.raw.length + item.raw.length <= LONG_LIST) last.raw += item.raw;
    else pieces.push({ start: at, raw: item.raw, code: null });
    at += item.raw.length;
  }
  return pieces;
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}

function isCode(token: Token): token is Tokens.Code {
  return token.type === 'code';
}

class OutOfTime extends Error {}

/** Called first by the lexer for each block, at every depth. */
class BoundedTokenizer extends Tokenizer {
  readonly #end = performance.now() + LONGEST;

  override space(source: string) {
    if (performance.now() > this.#end) throw new OutOfTime();
    return super.space(source);
  }
}

/** The blocks of `text`: all of them, or those before a block that takes too long or is nested too deeply. */
function readBlocks(text: string): Token[] {
  const tokens: Token[] = [];
  try {
    new Lexer({ tokenizer: new BoundedTokenizer() }).blockTokens(text, tokens);
  } catch (error) {
    // A stack overflow is a RangeError.
    if (!(error instanceof OutOfTime || error instanceof RangeError)) throw error;
  }
  return tokens;
}
