/** Fixtures for stories that answer runs themselves: the page is served through the front server. */
import { test as base } from './fixtures.ts';
import { type FrontServer, startFront } from './servers/front-server.ts';

export { expect } from './fixtures.ts';

export const test = base.extend<{ front: FrontServer }>({
  front: async ({ server }, use) => {
    const front = await startFront(server.url);
    await use(front);
    await front.close();
  },
});
