/** The values of the environment that a suite gets: it may be somebody else's, so it gets none unasked. */
import { isGivenUnasked } from '#tests/suite/variables.ts';
import type { Environment } from '../terminal/command-ports.ts';
import { CommandError, EXIT, usageError } from '../terminal/exit-codes.ts';

export interface GivenEnvironment {
  environment: Environment;
  /** Names of `--allow-env`. */
  allowed: readonly string[];
  /** The variable that has, or would have, the key of the Langflow. */
  keyName: string;
}

/** `names` are those of the suite in `file`. Throws a CommandError that says what is not given, or not set. */
export function givenValues(
  names: readonly string[],
  file: string,
  { environment, allowed, keyName }: GivenEnvironment,
): Map<string, string> {
  // On Windows the case of a name does not matter.
  const isKey = (name: string) => name.toUpperCase() === keyName.toUpperCase();
  const key = names.find(isKey);
  if (key !== undefined)
    throw usageError(
      `${file} asks for \${${key}}, the key of the Langflow (--key-env), which no suite gets. Give the suite a variable of another name`,
    );
  const refused = names.filter((name) => !isGivenUnasked(name) && !allowed.includes(name));
  if (refused.length > 0) {
    const requested = refused.map((name) => `\${${name}}`).join(' and ');
    const options = refused.map((name) => `--allow-env ${name}`).join(' ');
    throw usageError(
      `${file} asks for ${requested} of the environment. If whoever wrote it may have ${refused.length === 1 ? 'that' : 'them'}, add ${options}`,
    );
  }
  const missing = names.filter((name) => environment[name] === undefined);
  if (missing.length > 0) {
    const subject = missing.length === 1 ? `The variable ${missing[0]} is` : `The variables ${missing.join(', ')} are`;
    throw new CommandError(
      EXIT.couldNotRun,
      `${subject} not set; ${file} needs ${missing.length === 1 ? 'it' : 'them'}`,
    );
  }
  return new Map(names.map((name) => [name, environment[name] ?? '']));
}
