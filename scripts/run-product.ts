/** Runs the built product in the foreground until it ends or is interrupted. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const entry = resolve(import.meta.dirname, '../dist/server/tweakbench.js');

/** `settings` go on top of the environment; resolves to its exit code. A signal to us is passed on to it. */
export function runProduct(settings: Record<string, string> = {}, flags: string[] = []): Promise<number> {
  const child = spawn(process.execPath, [entry, ...flags], { stdio: 'inherit', env: { ...process.env, ...settings } });
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => child.kill(name));
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}
