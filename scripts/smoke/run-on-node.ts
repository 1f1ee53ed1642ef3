/** The built product on the oldest Node that it takes, and on one of each line since. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { startTweakbench } from '../../e2e/servers/tweakbench-server.ts';
import { own } from '../langflow/owned-processes.ts';
import { succeeds } from '../system-programs.ts';
import { runsAFlow } from './runs-a-flow.ts';

/** The first of package.json's `engines` in both lines that it names, and the newest. */
export const NODE_VERSIONS = ['20.19.0', '22.12.0', '24.22.3', '26.12.1'];
const LIMIT_MS = 30_000;

/** Path of this Node, installed with npm if needed; null when it is not available. */
export function findNode(version: string, say: (line: string) => void): string | null {
  // The package "node" only installs this one, with a script.
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const folder = resolve('.build/node', version);
  const program = resolve(folder, 'node_modules', name, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
  const wanted = `${name}@${version}`;
  const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-save', wanted];
  if (!existsSync(program)) {
    say(`Installing Node ${version} (npm install --prefix .build/node/${version} ${wanted})`);
    if (!succeeds('npm', args) || !existsSync(program)) {
      say(`Node ${version} skipped: it could not be installed`);
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
