import 'fake-indexeddb/auto';
import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { createPageServices } from './page-services.ts';

/** As another tab does it, which needs every connection of this one gone. */
function settle(request: IDBOpenDBRequest): Promise<void> {
  return new Promise((done, fail) => {
    request.onsuccess = () => done();
    request.onerror = () => fail(request.error);
  });
}

it('is opened anew when its database was taken away, so that the page can go on', async () => {
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
