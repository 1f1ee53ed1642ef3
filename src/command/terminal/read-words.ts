/** Parses the arguments of a command by a table of options, from which its help is made too. */
import { errorMessage } from '#contract/error-message.ts';
import { type OptionTable, type ParsedOptions, parseOptions } from '#server/settings/parse-options.ts';
import { alignRows } from './align-rows.ts';
import { usageError } from './exit-codes.ts';

export interface Option {
  name: string;
  /** One letter. */
  short?: string;
  /** What its value is called in the help; absent for a switch. */
  value?: string;
  isRepeatable?: boolean;
  help: string;
}

export interface CommandHelp {
  usage: string;
  about: string;
  options: readonly Option[];
  /** Text of the help after the options. */
  more: string;
}

const HELP: Option = { name: 'help', short: 'h', help: 'prints this' };

/** Throws a CommandError that names an unknown option with the closest one. */
export function readWords(words: readonly string[], { options, usage }: CommandHelp): ParsedOptions {
  const config: OptionTable = Object.fromEntries(
    [...options, HELP].map(({ name, short, value, isRepeatable = false }) => [
      name,
      { type: value === undefined ? 'boolean' : 'string', multiple: isRepeatable, ...(short && { short }) } as const,
    ]),
  );
  try {
    return parseOptions(words, config, true);
  } catch (error) {
    throw usageError(`${errorMessage(error)}\nUsage: ${usage}`);
  }
}

export function helpText({ usage, about, options, more }: CommandHelp): string {
  const rows = [...options, HELP].map(({ name, short, value, isRepeatable, help }) => [
    `  ${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}${isRepeatable ? ' …' : ''}`,
    help,
  ]);
  return `${about}\n\nUsage: ${usage}\n\n${alignRows(rows).join('\n')}\n\n${more}\n`;
}
