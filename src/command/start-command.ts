/** A command as a process: its terminal, Ctrl+C and the exit code. */
import { resolve } from 'node:path';
import type { WriteStream } from 'node:tty';
import { performCommand } from './perform-command.ts';
import type { Screen } from './terminal/command-ports.ts';
import { EXIT } from './terminal/exit-codes.ts';
import { createStopSwitch } from './terminal/stop-switch.ts';

/** The samples of the built package, or of the sources. */
const SAMPLES_FOLDER = resolve(
  import.meta.dirname,
  import.meta.filename.endsWith('.ts') ? '../../public/examples' : '../client/examples',
);

/** Never returns: the process ends with the code of the command. */
export async function startCommand(words: readonly string[]): Promise<void> {
  const { signal: stop, press } = createStopSwitch(() => process.exit(EXIT.stopped));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, press);
  const code = await performCommand(words, {
    environment: process.env,
    folder: process.cwd(),
    output: screenOf(process.stdout),
    errors: screenOf(process.stderr),
    stop,
    samplesFolder: SAMPLES_FOLDER,
    now: Date.now,
  });
  await Promise.all([process.stdout, process.stderr].map(flush));
  // Worker threads and keep-alive connections would delay the end.
  process.exit(code);
}

/** Nobody reads a closed pipe, as after `| head`: the command goes on without it, so that its files and code are right. */
function screenOf(stream: WriteStream): Screen {
  let isOpen = true;
  stream.on('error', () => {
    isOpen = false;
  });
  return {
    write: (text) => void (isOpen && stream.write(text)),
    isTerminal: stream.isTTY === true,
    // Some terminals of CI containers say 0.
    columns: stream.columns || 100,
  };
}

/** Waits until a pipe has taken everything; `process.exit` would cut it. */
function flush(stream: WriteStream): Promise<void> {
  return new Promise((done) => {
    if (!stream.writable) done();
    else stream.write('', () => done());
  });
}
