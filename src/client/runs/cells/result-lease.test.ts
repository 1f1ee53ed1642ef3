// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LEASE_MS } from '#contract/workspace/run-entry.ts';
import { savedResult } from '#server/testing/sent-suites.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import { createWorkspaceClient } from '../history/workspace-client.ts';
import { takeLease } from './result-lease.ts';

const workspace = workspaceForEachTest();
beforeEach(async () => {
  openNewBrowser();
  const put = (path: string, body: object) =>
    workspace().ask('PUT', path, JSON.stringify(body), { 'content-type': 'application/json' });
  const suite = { kind: 'tests', flow: { id: 'f', name: 'F' }, address: null, name: 's', body: {}, rows: 0 };
  expect((await put('/suites/s1', suite)).status).toBeLessThan(300);
  expect((await put('/results/r1', savedResult('s1'))).status).toBeLessThan(300);
});

const hold = () =>
  takeLease(
    createWorkspaceClient(() => null),
    'r1',
    'It runs elsewhere.',
  );
const inAnotherBrowser = () => {
  openNewBrowser();
  return hold();
};

describe('the lease of a result', () => {
  it('keeps other browsers out until it is released, but not the same browser', async () => {
    const session = globalThis.sessionStorage;
    await hold();
    const read = await (await workspace().ask('GET', '/results/r1')).json();
    expect(read.isRunning).toBe(true);
    expect(await inAnotherBrowser()).toBeNull();
    // The page was closed without a word.
    vi.stubGlobal('sessionStorage', session);
    const again = await hold();
    expect(again).not.toBeNull();
    await again?.release();
    expect(await inAnotherBrowser()).not.toBeNull();
  });

  it('is given back when the page is left', async () => {
    await hold();
    dispatchEvent(new Event('pagehide'));
    await vi.waitFor(async () => expect(await inAnotherBrowser()).not.toBeNull());
  });

  it.each([
    ['does not answer', 0, 'does not answer'],
    ['answers only that it cannot', 503, 'The disk is full'],
  ])('is lost when another page has taken over, or the server %s for long', async (_, fault, why) => {
    const session = globalThis.sessionStorage;
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
    try {
      const lease = await hold();
      workspace().fault = fault;
      await vi.advanceTimersByTimeAsync(LEASE_MS * 0.5);
      expect(lease?.lost.aborted).toBe(false);
      await vi.advanceTimersByTimeAsync(LEASE_MS * 0.5);
      await vi.waitFor(() => expect(lease?.lost.aborted).toBe(true));
      expect(String(lease?.lost.reason)).toContain(why);
      workspace().fault = null;
      vi.setSystemTime(Date.now() + LEASE_MS);
      const second = await inAnotherBrowser();
      vi.stubGlobal('sessionStorage', session);
      expect([second === null, await hold()]).toEqual([false, null]);
    } finally {
      vi.useRealTimers();
    }
  });
});
