/** The longest time of /health while the server handles its most expensive requests. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { startTweakbench } from '../e2e/servers/tweakbench-server.ts';
import type { Figure } from './figure.ts';
import { ATTACKS, type Attack, publishTargets } from './health-attacks.ts';
import type { Machine } from './machine.ts';

const LIMIT_MS = 100;

export async function health(machine: Machine): Promise<Figure[]> {
  const limit = machine.scriptMs(LIMIT_MS);
  const figures: Figure[] = [];
  for (const attack of ATTACKS) figures.push(await measure(attack, limit));
  return figures;
}

/** Each on its own server, warmed up by one small run. */
async function measure({ what, prepare }: Attack, limit: number): Promise<Figure> {
  const run = prepare();
  const server = await startTweakbench();
  const watch = fork(resolve(import.meta.dirname, 'health-watch.ts'), [server.url, String(server.process.pid)]);
  try {
    await publishTargets(server.url);
    await longestSince(watch);
    const quiet = await longestSince(watch);
    await run(server.url);
    const longest = await longestSince(watch);
    return {
      what: `/health during ${what}`,
      measured: `${longest.toFixed(0)} ms at most (${quiet.toFixed(0)} ms without)`,
      target: `at most ${limit.toFixed(0)} ms`,
      isMet: longest <= limit,
    };
  } finally {
    watch.disconnect();
    await server.stop();
  }
}

async function longestSince(watch: ChildProcess): Promise<number> {
  watch.send('longest');
  const [longest] = await once(watch, 'message');
  return Number(longest);
}
