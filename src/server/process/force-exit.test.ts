import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const file = pathToFileURL(resolve(import.meta.dirname, 'force-exit.ts')).href;

/** Ends a process whose database and worker threads end as `database` and `workers` say; returns its code, signal and output. */
async function end(
  workers: string,
  database = 'Promise.resolve()',
  exitMs = 100,
): Promise<{ ended: unknown[]; said: string }> {
  const script = `import { forceExit } from '${file}';
    const close = () => {
      process.stdout.write('released');
      return ${database};
    };
    forceExit(3, { close, workers: { close: () => ${workers} }, exitMs: ${exitMs} });`;
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

it('the database is closed before, because what it leaves in the folder would have to be read again', async () => {
  const slow = "new Promise((done) => setTimeout(done, 50)).then(() => process.stdout.write(', closed'))";
  expect(await end('Promise.resolve()', slow, 10_000)).toEqual({ ended: [3, null], said: 'released, closed' });
});
