import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { createPageServices } from './page-services.ts';

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
  expect(await first.nextNumber()).toBe(1);
  await settle(indexedDB.deleteDatabase('tweakbench'));
  await expect(first.nextNumber()).rejects.toThrow();
  const second = await openHistory();
  expect([second.isLasting, await second.nextNumber()]).toEqual([true, 1]);

  await settle(indexedDB.open('tweakbench', 1_000));
  const third = await openHistory();
  expect([third.isLasting, await third.nextNumber()]).toEqual([false, 1]);
});
