/** Reads the blocks of a Markdown text for a limited time. */
import { Lexer, type Token, Tokenizer } from 'marked';

/** Milliseconds. A text of 200 kB takes about 0.1 s; some texts take time with the square of their length. */
const LONGEST = 800;

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
export function readBlocks(text: string): Token[] {
  const tokens: Token[] = [];
  try {
    new Lexer({ tokenizer: new BoundedTokenizer() }).blockTokens(text, tokens);
  } catch (error) {
    // The engine's own limit of calls in calls is a RangeError.
    if (!(error instanceof OutOfTime || error instanceof RangeError)) throw error;
  }
  return tokens;
}
