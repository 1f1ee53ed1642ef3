/** The fixtures of stories whose runs are answered by the story itself: the page is served through that server. */
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
