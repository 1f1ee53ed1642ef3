/**
 * Owns a program that has started another one, and prints when they run; both keep the output open as long as they run.
 * Each command on its input is a way to end.
 */
import { createInterface } from 'node:readline';
import { endOwned, endWithThisProcess, startOwned } from '../owned-processes.ts';

const PROGRAM = `
  const other = require('node:child_process').spawn('sleep', ['60'], { stdio: 'inherit' });
  other.once('spawn', () => console.log('they run'));`;

endWithThisProcess();
startOwned(process.execPath, ['-e', PROGRAM], {
  stdio: ['ignore', 'inherit', 'inherit'],
  cleanUp: () => console.log('cleaned up'),
});

const ways: Record<string, () => unknown> = {
  exit: () => process.exit(0),
  throw: () => {
    throw new Error('thrown as told');
  },
  finish: () => endOwned().then(() => process.exit(0)),
};
createInterface({ input: process.stdin }).on('line', (word) => ways[word]?.());
