import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const file = pathToFileURL(resolve(import.meta.dirname, 'force-exit.ts')).href;

/** Ends a process whose worker threads end as `workers` says; returns its code, signal and output. */
async function end(workers: string): Promise<{ ended: unknown[]; said: string }> {
  const script = `import { forceExit } from '${file}';
    const close = () => process.stdout.write('released');
    forceExit(3, { close, workers: { close: () => ${workers} }, exitMs: 100 });`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script]);
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  return { ended: await once(child, 'close'), said };
}

it('the process exits with its code as soon as its threads have ended', async () => {
  expect(await end('Promise.resolve()')).toEqual({ ended: [3, null], said: 'released' });
});

it('a thread that does not end is killed with the process, after the data folder is unlocked', async () => {
  const endless = 'new Promise(() => setInterval(() => {}, 1_000))';
  expect(await end(endless)).toEqual({ ended: [null, 'SIGKILL'], said: 'released' });
});
