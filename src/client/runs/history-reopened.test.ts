import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { storedRun } from '../testing/stored-run.ts';
import { openTestWorkspace, type TestWorkspace } from '../testing/test-workspace.ts';
import { createPageServices } from './page-services.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
  workspace.fault = 0;
});
afterEach(() => workspace[Symbol.asyncDispose]());

/** Settles a request of another tab, which needs all connections of this tab to be closed. */
function settle(request: IDBOpenDBRequest): Promise<void> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done();
    request.onerror = () => fail(request.error);
  });
}

it('is reopened after its database was deleted, so that the page keeps working', async () => {
  const { openHistory } = createPageServices(new QueryClient());
  const first = await openHistory();
  await first.save(storedRun(1));
  await settle(indexedDB.deleteDatabase('tweakbench'));
  expect(await first.list()).toMatchObject({ summaries: [] });
  const second = await openHistory();
  await second.save(storedRun(2));
  expect((await second.sendWaiting()).problem).toMatch(/1 run is kept in this browser/);

  await settle(indexedDB.open('tweakbench', 1_000));
  const third = await openHistory();
  await third.save(storedRun(3));
  expect((await third.sendWaiting()).problem).toMatch(/1 run is kept only until you close this page/);
});
