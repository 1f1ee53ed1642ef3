import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it, vi } from 'vitest';
import { TOO_MANY_VALUES_RUN } from '#contract/workspace/kept-run-limits.ts';
import { storedRun } from '../../../testing/stored-run.ts';
import { workspaceForEachTest } from '../../../testing/test-workspace.ts';
import { openHistory } from '../open-history.ts';
import { openOutbox } from '../outbox.ts';
import type { StoredRun } from '../run-history.ts';
import { saveBody } from '../save-body.ts';

const workspace = workspaceForEachTest();
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

const LINE = 'A line of plain words.\n';

function largeRun(number: number, characters: number): StoredRun {
  return storedRun(number, LINE.repeat(characters / LINE.length));
}

async function storedKeys(): Promise<IDBValidKey[]> {
  const database = await new Promise<IDBDatabase>((done) => {
    const opening = indexedDB.open('tweakbench');
    opening.onsuccess = () => done(opening.result);
  });
  const keys = database.transaction('runs').objectStore('runs').getAllKeys();
  await new Promise((done) => {
    keys.onsuccess = done;
  });
  database.close();
  return keys.result;
}

it('the browser keeps a large run in parts, and reads and removes all of them', async () => {
  const outbox = await openOutbox();
  const stored = largeRun(1, 30_000_000);
  await outbox.put(storedRun(10));
  await outbox.put(stored);
  expect((await storedKeys()).length).toBeGreaterThan(4);
  // Written again, as when its traces arrive.
  await outbox.put(stored);
  expect((await outbox.get('run-1'))?.run).toEqual(stored.run);
  expect((await outbox.list()).map(({ id }) => id)).toEqual(['run-1', 'run-10']);
  await outbox.put(storedRun(1, 'small'));
  expect(await storedKeys()).toEqual(['run-1', 'run-10']);
  await outbox.put(stored);
  await outbox.remove('run-1');
  expect(await storedKeys()).toEqual(['run-10']);
});

it('a run that is too large for the server is kept in the browser and not sent', async () => {
  const history = await openHistory(() => null);
  await history.save(largeRun(1, 60_000_000));
  expect(workspace().seen).toEqual([]);
  expect((await history.sendWaiting()).problem).toBe(
    'Run 1 is kept in this browser: A run may have at most 50 MB, so this one is not kept on the server.',
  );
});

it('a run with more values than the server takes is not written out', async () => {
  const { run, summary } = storedRun(1);
  const rows = Array.from({ length: 700_000 }, () => []);
  const large = { ...run, inputs: run.inputs.map((input) => ({ ...input, echoed: [rows, rows, rows] })) };
  await expect(saveBody({ run: large, summary })).rejects.toThrow(TOO_MANY_VALUES_RUN);
});

it('a run whose line ends make it too large for the server is not sent either', async () => {
  const history = await openHistory(() => null);
  await history.save(storedRun(1, '\n'.repeat(14_000_000)));
  expect(workspace().seen).toEqual([]);
  expect((await history.sendWaiting()).problem).toContain('A run may have at most 50 MB');
});
