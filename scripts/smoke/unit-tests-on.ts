import { spawn } from 'node:child_process';
import { own } from '../langflow/owned-processes.ts';

const LAST_LINES = 40;

/** Releases of Node differ in what these do: files, sockets, workers, databases, and the globals that a page has too. */
export const NODE_FOLDERS = [
  ...['http', 'relay', 'stores', 'workers', 'workspace/database'].map((name) => `src/server/${name}`),
  ...['draft', 'runs/history', 'state'].map((name) => `src/client/${name}`),
];

/** Runs the unit and server tests in `folders` with this Node. Throws with the last lines when one fails. */
export async function unitTestsOn(node: string, folders: readonly string[]): Promise<true> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'together', '--reporter=dot', ...folders];
  // The suite against Langflow runs beside. Projects take the number of workers from nowhere else.
  const env = { ...process.env, VITEST_MAX_WORKERS: '2' };
  const child = spawn(node, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  own({ stop: async () => void child.kill(), kill: () => child.kill('SIGKILL') });
  let said = '';
  for (const part of [child.stdout, child.stderr]) {
    part.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  if (code === 0) return true;
  throw new Error(`ended with ${code}:\n${said.trim().split('\n').slice(-LAST_LINES).join('\n')}`);
}
