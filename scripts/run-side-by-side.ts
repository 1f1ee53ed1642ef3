/** Runs programs beside each other, and shows what each wrote in one piece. */
import { spawn } from 'node:child_process';

/** Name to program and arguments. */
export type Programs = Readonly<Record<string, readonly [program: string, ...words: string[]]>>;

export interface SideBySideOptions {
  /** How many run at once. */
  atOnce: number;
  write: (text: string) => void;
}

/** Starts them in their order. Resolves with the names of those that failed; the others run to their end too. */
export async function runSideBySide(programs: Programs, { atOnce, write }: SideBySideOptions): Promise<string[]> {
  const waiting = Object.entries(programs);
  const failed: string[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, [program, ...words]] = next;
      const started = performance.now();
      const { output, problem } = await runToEnd(program, words);
      if (problem !== null) failed.push(name);
      const seconds = Math.round((performance.now() - started) / 1000);
      write(`\n${name}: ${problem ?? 'passed'} (${seconds} s)\n${output}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failed;
}

function runToEnd(program: string, words: readonly string[]): Promise<{ output: string; problem: string | null }> {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const part of [child.stdout, child.stderr]) {
    part.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((done) => {
    child.once('error', (error) => done({ output, problem: `could not be started: ${error.message}` }));
    child.once('close', (code, signal) =>
      done({ output, problem: code === 0 ? null : `ended with ${code ?? signal}` }),
    );
  });
}
