/** The built product on the newest Node. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { startTweakbench } from '../../e2e/servers/tweakbench-server.ts';
import { own } from '../langflow/owned-processes.ts';
import { succeeds } from '../system-programs.ts';
import { runsAFlow } from './runs-a-flow.ts';

const VERSION = '26.10.0';
const LIMIT_MS = 30_000;
const folder = resolve('.build/newest-node');

/** Path of the newest Node, installed with npm if needed; null when it is not available. */
export function findNewestNode(say: (line: string) => void): string | null {
  // The package "node" only installs this one, with a script.
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const program = resolve(folder, 'node_modules', name, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
  const wanted = `${name}@${VERSION}`;
  const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-save', wanted];
  if (!existsSync(program)) {
    say(`Installing Node ${VERSION} (npm install --prefix .build/newest-node ${wanted})`);
    if (!succeeds('npm', args) || !existsSync(program)) {
      say(`Node ${VERSION} skipped: it could not be installed`);
      return null;
    }
  }
  return program;
}

/** Starts the built server with `node`, checks its health, runs a sample, and stops it. Throws when one of them fails. */
export async function runOnNode(node: string): Promise<true> {
  const server = await startTweakbench({ TWEAKBENCH_DEMO_PACE: '0', TWEAKBENCH_LOG: 'error' }, node);
  own({ stop: server.stop, kill: () => server.process.kill('SIGKILL') });
  await runsAFlow(async (path, init) => {
    const response = await fetch(`${server.url}${path}`, { ...init, signal: AbortSignal.timeout(LIMIT_MS) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return text;
  });
  await server.stop();
  const { exitCode, signalCode } = server.process;
  if (exitCode !== 0) throw new Error(`SIGTERM ended the server with ${exitCode ?? signalCode} instead of 0`);
  return true;
}
