/**
 * Cuts Markdown into top-level blocks while it arrives. Blocks that can no longer change keep their identity, so that
 * only the open tail is cut and drawn again; cutting the whole text at every flush would cost more the longer it gets.
 * Where a block's kind hangs on the one before it, a torn text may be cut otherwise than a whole one; so a text that has
 * ended is cut once more as a whole.
 */
import { Lexer, type Token, Tokenizer, type Tokens } from 'marked';
import { lacksCells } from './is-slow-markdown.ts';

/** Milliseconds. A text of 200 kB takes about 0.1 s; some texts take time with the square of their length. */
const LONGEST = 800;

export interface MarkdownBlock {
  /** Where it starts in the text; stays the same while the block grows. */
  start: number;
  raw: string;
  /** Fenced and indented code is drawn without the Markdown renderer. */
  code: { language: string; text: string } | null;
  /** To be shown as it was written: reading it as Markdown takes too long. */
  isPlain?: boolean;
}

export interface BlockSplit {
  /** The text that was cut, line ends as `\n`. */
  text: string;
  blocks: readonly MarkdownBlock[];
  /** From here on a longer text may cut differently. */
  openFrom: number;
  /** Link definitions (`[id]: address`), which any block may use. */
  definitions: readonly LinkDefinition[];
}

interface LinkDefinition {
  start: number;
  raw: string;
}

const NO_DEFINITIONS: readonly LinkDefinition[] = [];

/** A longer open block is drawn as plain text, so it need not be cut at every flush. */
export const LARGEST_OPEN_BLOCK = 4000;

/** Lists are cut between items from here on, so that a long list does not count as one open block. */
const LONG_LIST = 1500;

/** Cuts `text`; with the split of a prefix of it, only what came after the closed blocks. */
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
  // The same list as before wherever it can be, so that blocks which use it are not drawn again.
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
  // The last block is open. With fewer than two whole lines it may yet turn out to belong to the one before it
  // ("---" may become a row of a table, "#" a word), so then that one is open too.
  const isCertain = (blocks.at(-1)?.raw.split('\n').length ?? 0) > 2;
  const openFrom = blocks.at(isCertain ? -1 : -2)?.start ?? from;
  return { text, blocks, openFrom: Math.max(from, openFrom), definitions };
}

function toBlocks(token: Token, start: number): MarkdownBlock[] {
  if (isList(token) && token.raw.length > LONG_LIST) return cutList(token, start);
  return [{ start, raw: token.raw, code: isCode(token) ? { language: token.lang ?? '', text: token.text } : null }];
}

/** Items joined to pieces of about `LONG_LIST` characters; an ordered piece goes on counting, since its marker says the number. */
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

/** The lexer asks this first for each block, however deep it is. */
class BoundedTokenizer extends Tokenizer {
  readonly #end = performance.now() + LONGEST;

  override space(source: string) {
    if (performance.now() > this.#end) throw new OutOfTime();
    return super.space(source);
  }
}

/** The blocks from the start of `text` on: all of them, or those before one that takes too long or nests too deep. */
function readBlocks(text: string): Token[] {
  const tokens: Token[] = [];
  try {
    new Lexer({ tokenizer: new BoundedTokenizer() }).blockTokens(text, tokens);
  } catch (error) {
    // The engine's own limit of calls in calls is a RangeError.
    if (!(error instanceof OutOfTime || error instanceof RangeError)) throw error;
  }
  return tokens;
}
