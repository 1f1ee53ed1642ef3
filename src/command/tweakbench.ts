/** The program `tweakbench`. Loads only what its first word asks for. */
import { COMMANDS_HELP, isForServer } from './commands.ts';

const [first, ...rest] = process.argv.slice(2);
const words = first === undefined ? [] : [first === 'help' ? '--help' : first, ...rest];
if (isForServer(words)) {
  const { startServer } = await import('#server/start-server.ts');
  await startServer(words, COMMANDS_HELP);
} else {
  const { startCommand } = await import('./start-command.ts');
  await startCommand(words);
}
