/** The arguments after `npm run test:langflow --`. */
import { parseArgs } from 'node:util';
import { errorMessage } from '../../src/contract/error-message.ts';

/** Bodies that the whole suite compares, and their seed. */
const IN_SUITE = { bodies: 24, seed: 20_261 };
const MOST_BODIES = 100_000;

export interface SuiteOptions {
  /** A version of langflow-base. */
  version: string;
  /** Only compares random bodies, and nothing else. */
  isRandomOnly: boolean;
  bodies: number;
  seed: number;
}

/** Throws with a sentence that says how it is called. */
export function readSuiteOptions(words: readonly string[], version: string): SuiteOptions {
  const values = parse(words);
  const whole = (name: 'random' | 'seed', most: number): number | null => {
    const text = values[name];
    if (text === undefined) return null;
    const number = Number(text);
    if (/^\d{1,10}$/.test(text) && number > 0 && number <= most) return number;
    throw new Error(`--${name} takes a whole number from 1 to ${most}, not "${text}"`);
  };
  const bodies = whole('random', MOST_BODIES);
  return {
    version: values.version ?? version,
    isRandomOnly: bodies !== null,
    bodies: bodies ?? IN_SUITE.bodies,
    seed: whole('seed', 2 ** 31 - 1) ?? IN_SUITE.seed,
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { version: text, random: text, seed: text } }).values;
  } catch (error) {
    const how = 'npm run test:langflow -- [--version VERSION] [--random BODIES [--seed NUMBER]]';
    throw new Error(`${errorMessage(error)}\nUse: ${how}`);
  }
}
