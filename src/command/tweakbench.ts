/** The program `tweakbench`. Loads only what its first word asks for. */
import { COMMANDS_HELP, isForServer } from './commands.ts';

const words = process.argv.slice(2);
if (words[0] === 'help') words[0] = '--help';
if (isForServer(words)) {
  const { startServer } = await import('#server/start-server.ts');
  await startServer(words, COMMANDS_HELP);
} else {
  const { startCommand } = await import('./start-command.ts');
  await startCommand(words);
}
