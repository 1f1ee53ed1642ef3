/** Runs `tweakbench test` or `tweakbench check`, and says how it ended. */
import { errorMessage } from '#contract/error-message.ts';
import { nameFinder } from '#flow/request/close-names.ts';
import { COMMANDS, COMMANDS_HELP } from './commands.ts';
import type { CommandPorts } from './terminal/command-ports.ts';
import { CommandError, EXIT, type ExitCode, usageError } from './terminal/exit-codes.ts';

/** `words` begin with the name of the command. Never throws: why it could not run is one line in `ports.errors`. */
export async function performCommand(words: readonly string[], ports: CommandPorts): Promise<ExitCode> {
  const [name = '', ...rest] = words;
  try {
    switch (name) {
      case 'check': {
        const { checkCommand } = await import('./check/check-command.ts');
        return await checkCommand(rest, ports);
      }
      case 'test': {
        const { testCommand } = await import('./suites/test-command.ts');
        return await testCommand(rest, ports);
      }
      default:
        throw usageError(unknownCommand(name));
    }
  } catch (error) {
    if (ports.stop.aborted) {
      ports.errors.write('Stopped\n');
      return EXIT.stopped;
    }
    const isKnown = error instanceof CommandError;
    ports.errors.write(`${isKnown ? error.message : `It failed unexpectedly: ${errorMessage(error)}`}\n`);
    return isKnown ? error.code : EXIT.couldNotRun;
  }
}

function unknownCommand(name: string): string {
  const [closest] = nameFinder([...Object.keys(COMMANDS), 'db'])(name);
  const question = closest === undefined ? '' : ` Did you mean tweakbench ${closest}?`;
  return `There is no command ${name}.${question}\n\n${COMMANDS_HELP}\n\ntweakbench --help lists the others, and the settings.`;
}
