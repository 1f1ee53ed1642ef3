/** Parses the arguments of a command line. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { errorMessage } from '#contract/error-message.ts';
import { nameFinder } from '#flow/request/close-names.ts';

/** Name of an option without its dashes, and whether it has a value. */
export type OptionTable = NonNullable<ParseArgsConfig['options']>;

export interface ParsedOptions {
  values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  /** Arguments that are not options. */
  others: string[];
}

const MAX_WORDS = 10_000;

/** Throws an Error with one sentence: for an unknown option, with the closest known one. */
export function parseOptions(words: readonly string[], options: OptionTable, allowPositionals: boolean): ParsedOptions {
  if (words.length > MAX_WORDS)
    throw new Error(`A command has at most ${MAX_WORDS.toLocaleString('en')} words. Give it in several parts`);
  const args = withNumbers(words);
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'option' && !Object.hasOwn(options, token.name))
      throw new Error(unknownOption(token.rawName, options));
  }
  try {
    const { values, positionals } = parseArgs({ args, options, strict: true, allowPositionals });
    return { values, others: positionals };
  } catch (error) {
    const message = errorMessage(error);
    throw new Error(message.split(/[.\n]/)[0] ?? message);
  }
}

function unknownOption(word: string, options: OptionTable): string {
  // Without the dashes, which they all share.
  const [closest] = nameFinder(Object.keys(options))(word.replace(/^--?/, ''));
  return `Unknown option ${word}${closest === undefined ? '' : `. Did you mean --${closest}?`}`;
}

/** `--port -1` as `--port=-1`: a negative number is a value, not another flag. */
function withNumbers(words: readonly string[]): string[] {
  return words.flatMap((word, index) => {
    const next = words[index + 1] ?? '';
    if (word.startsWith('--') && !word.includes('=') && /^-\d/.test(next)) return [`${word}=${next}`];
    return index > 0 && /^-\d/.test(word) && words[index - 1]?.startsWith('--') ? [] : [word];
  });
}
