import { spawn } from 'node:child_process';
import { own } from '../langflow/owned-processes.ts';

const LAST_LINES = 40;

/** Runs the unit and server tests with this Node. Throws with the last lines when one fails. */
export async function unitTestsOn(node: string): Promise<true> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'together', '--reporter=dot'];
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  own({ stop: async () => void child.kill(), kill: () => child.kill('SIGKILL') });
  let output = '';
  for (const part of [child.stdout, child.stderr]) {
    part.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  if (code === 0) return true;
  throw new Error(`ended with ${code}:\n${output.trim().split('\n').slice(-LAST_LINES).join('\n')}`);
}
