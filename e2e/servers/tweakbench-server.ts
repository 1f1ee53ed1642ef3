/** Starts the built product on a free port with its own data folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'libsql';

const entry = resolve(import.meta.dirname, '../../dist/server/tweakbench.js');
const READY = /Tweakbench is ready at (http:\/\/\S+)/;

export interface TweakbenchServer {
  url: string;
  process: ChildProcess;
  /** Its data folder. */
  data: string;
  /** Deletes all stored runs, and counts from 1 again. */
  forgetRuns(): void;
  /** Stops it, waits until it has ended, and removes its data. */
  stop(): Promise<void>;
}

/** The running servers, which are killed at the end: a failed story may not stop its own. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

function untilReady(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const url = READY.exec(output)?.[1];
      if (!url) return;
      // What it says later is thrown away, because it would wait for a reader once the pipe is full.
      for (const part of [child.stdout, child.stderr]) part?.off('data', read).resume();
      done(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => fail(new Error(`Tweakbench ended with ${code} before it was ready:\n${output}`)));
  });
}

/**
 * Deletes the runs in the database file: through the server, the numbers of runs would go on. Suites too, because their
 * results are listed among the runs.
 */
function forgetRuns(file: string): void {
  const database = new Database(file, { timeout: 10_000 });
  database.exec(
    "begin immediate; delete from run_texts; delete from run_bodies; delete from runs; delete from cell_runs; delete from cells; delete from results; delete from suite_rows; delete from suites; update counters set value = 0 where name = 'runs'; commit",
  );
  database.close();
}

/** `settings` are environment variables in addition to PORT=0 and a new TWEAKBENCH_DATA; `node` is the Node to run it with. */
export async function startTweakbench(
  settings: Record<string, string> = {},
  node = process.execPath,
): Promise<TweakbenchServer> {
  const data = await mkdtemp(join(tmpdir(), 'tweakbench-e2e-'));
  const child = spawn(node, [entry], {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      TWEAKBENCH_DATA: data,
      // The page offers no Langflow that happens to run on this machine.
      TWEAKBENCH_LANGFLOW_PROBE: 'no',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const exited = new Promise<void>((done) => {
    child.once('exit', () => {
      running.delete(child);
      done();
    });
  });
  const url = await untilReady(child);
  return {
    url,
    process: child,
    data,
    forgetRuns: () => forgetRuns(join(data, 'workspace.db')),
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      await rm(data, { recursive: true, force: true });
    },
  };
}
