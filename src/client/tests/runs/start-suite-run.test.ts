// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { savedResult } from '#server/testing/sent-suites.ts';
import { leaseHolder } from '../../runs/cells/lease-holder.ts';
import { openNewBrowser } from '../../testing/open-new-browser.ts';
import { workspaceForEachTest } from '../../testing/test-workspace.ts';
import type { RunChoice } from '../store/suite-runs.ts';
import { CONNECTION, openPage, openSuite, TEXT } from '../testing/open-suite.ts';
import { startSuiteRun, stopSuiteRun } from './start-suite-run.ts';

const workspace = workspaceForEachTest({ hasEngine: true });
beforeEach(openNewBrowser);

/** The requests of the flow so far. */
const sent = () => workspace().seen.filter((line) => line.includes('/run/')).length;

describe('a run of a suite', () => {
  it('stores each cell with its checks and its run, and says what it was run with', async () => {
    const { service, id, start, newest, cells } = await openSuite();
    await start('all', null);
    expect(service.runOf(id)).toMatchObject({ problem: null, isRunning: false });
    expect(service.runOf(id).progress?.read()).toMatchObject({ done: 6, failed: 2 });
    const info = await newest();
    expect(info).toMatchObject({
      tally: { all: 6, passed: 4, failed: 2, broken: 0, open: 0 },
      isRunning: false,
      cases: 3,
      repeats: 1,
      variants: ['Flow', 'Loud'],
    });
    expect(sent()).toBe(6);
    const [first] = await cells(info.id);
    expect(first).toMatchObject({ inputs: ['one'], expected: 'one', hasRun: true, result: { variant: 'Flow' } });
    expect((await service.results.run(info.id, { case: 0, variant: 0, repeat: 0 }))?.flow.name).toMatch(/^Two inputs/);
    // A missing run is not a 404, which the browser would report: the run of a cell that was taken over is in another
    // result.
    expect(await service.results.run(info.id, { case: 99, variant: 0, repeat: 0 })).toBeNull();
    expect(workspace().seen.at(-1)).toMatch(/cells\/99\.0\.0\/run\?missing=204$/);
    const about = await service.results.about(info.id);
    expect(Object.values(about?.components ?? {}).map(({ name }) => name)).toContain('Chat Output');
  });

  it('says why the flow cannot be loaded', async () => {
    const { service, id, start } = await openSuite(TEXT, { id: 'gone', name: 'Gone' });
    await start('all', null);
    expect(service.runOf(id)?.problem).toBe(
      'The flow Gone of this suite cannot be loaded from this server. This server has no flow with this id.',
    );
  });

  it('runs failed and picked cells again in the same result', async () => {
    const { services, service, start, newest } = await openSuite();
    await start('all', null);
    const { id: result } = await newest();
    const { outboxState } = services;
    outboxState.setState({
      withoutRun: new Map([
        [result, 2],
        ['another', 1],
      ]),
    });
    await start('failed', result);
    expect(sent()).toBe(8);
    // What the run before left out is not said of this one.
    expect([...outboxState.getState().withoutRun]).toEqual([['another', 1]]);
    await start({ cells: [{ case: 0, variant: 1, repeat: 0 }] }, result);
    expect(sent()).toBe(9);
    expect(await newest()).toMatchObject({ id: result, number: 1, tally: { passed: 4, failed: 2, open: 0 } });
    expect(await service.results.list()).toHaveLength(1);
  });

  it('runs only what changed when the suite was edited, and takes over the rest', async () => {
    const { service, id, start, newest, cells } = await openSuite();
    await start('all', null);
    const before = await newest();
    service.document(id).edit((text) => text.replace('expected: three', 'expected: two'));
    await start('rest', before.id);
    expect(service.runOf(id).problem).toBe('The suite changed since. Run all starts a new result.');
    await start('changed', before.id);
    expect(sent()).toBe(8);
    const after = await newest();
    expect(after).toMatchObject({ number: 2, tally: { all: 6, passed: 6, failed: 0, open: 0 } });
    const taken = (await cells(after.id)).filter(({ from }) => from?.result === before.id);
    expect(taken.map(({ key }) => key.case)).toEqual([0, 0, 2, 2]);
  });

  it('asks for the values of its variables first, and keeps them out of results', async () => {
    const { service, id, start, newest } = await openSuite(
      TEXT.replace('tweaks: {}', `tweaks: {input_value: "\${WORD}"}`),
    );
    await start('all', null);
    expect(service.runOf(id)).toMatchObject({ missing: { names: ['WORD'], choice: 'all' }, isRunning: false });
    expect(sent()).toBe(0);
    service.values.set('WORD', 'canary-value');
    await start('all', null);
    expect(sent()).toBe(6);
    const answer = await workspace().ask('GET', `/results/${(await newest()).id}/cells`);
    expect(await answer.text()).not.toContain('canary-value');
  });

  it('says what is wrong with the suite, by line', async () => {
    const { service, id, start } = await openSuite(TEXT.replace('checks:', 'cheks:'));
    await start('all', null);
    expect(service.runOf(id).problem).toMatch(/^Line 8: .*Did you mean “?checks/);
  });
});

describe('a run that was interrupted', () => {
  it('keeps what has ended when it is stopped, and runs the rest later', async () => {
    const { services, service, id, start, newest } = await openSuite(TEXT.replace('cases:', 'at-once: 1\ncases:'));
    workspace().before = ({ url }) => {
      if (url.includes('/run/') && sent() === 3) stopSuiteRun(services, service, id);
    };
    await start('all', null);
    const { id: result, tally } = await newest();
    expect(tally).toMatchObject({ passed: 2, open: 4 });
    workspace().before = () => undefined;
    await start('rest', result);
    expect(await newest()).toMatchObject({ id: result, tally: { passed: 4, failed: 2, open: 0 } });
    expect(sent()).toBe(3 + 4);
  });

  it('leaves everything as it is when it is stopped while its flow loads', async () => {
    const { id, start, newest } = await openSuite();
    await start('all', null);
    const before = await newest();
    const sentBefore = sent();
    /** Another page starts, and is stopped before its request whose line this is. */
    const stopAt = async (line: RegExp, choice: RunChoice, base: string | null) => {
      const { services, service } = await openPage();
      workspace().before = ({ method, url }) => {
        if (line.test(`${method} ${url}`)) stopSuiteRun(services, service, id);
      };
      const from = workspace().seen.length;
      await startSuiteRun(services, service, CONNECTION, { suite: id, choice, base });
      workspace().before = () => undefined;
      expect(service.runOf(id)).toMatchObject({ problem: null, isRunning: false });
      return workspace().seen.slice(from);
    };
    for (const choice of ['all', 'failed'] as const) {
      const seen = await stopAt(/GET .*\/flows\/two-inputs/, choice, before.id);
      expect(seen.filter((line) => !line.startsWith('GET '))).toEqual([]);
    }
    await stopAt(/PUT .*\/lease$/, 'failed', before.id);
    expect(sent()).toBe(sentBefore);
    const [now, ...more] = await (await openPage()).service.results.list(id);
    expect([now?.id, now?.tally, more]).toEqual([before.id, before.tally, []]);
  });

  it('stops when its suite is deleted elsewhere, and keeps in the tab what has ended since', async () => {
    const { services, service, id, start } = await openSuite(TEXT.replace('cases:', 'at-once: 1\ncases:'));
    workspace().before = async ({ url }) => {
      if (!url.includes('/run/') || sent() !== 2) return;
      workspace().before = () => undefined;
      await workspace().ask('DELETE', `/suites/${id}?holder=${leaseHolder()}`, undefined, { 'if-match': '*' });
    };
    await start('all', null);
    expect(service.runOf(id).problem).toBe('The result was deleted meanwhile, here or elsewhere.');
    expect(services.outboxState.getState().refused.length).toBeGreaterThan(0);
  });

  it('runs the rest after its page was left: the cells that the server does not have', async () => {
    const { id, start, newest } = await openSuite();
    await start('all', null);
    const { id: result } = await newest();
    // The page was left while this one was under way.
    await workspace().ask('PUT', `/results/${result}/lease`, { holder: 'page' });
    const cells = [{ case: 1, variant: 0, repeat: 0, state: 0, ms: 0, outcome: null }];
    await workspace().ask('PUT', `/results/${result}/cells`, { term: 2, cells });
    await workspace().ask('DELETE', `/results/${result}/lease?holder=page`);
    const { services, service } = await openPage();
    await startSuiteRun(services, service, CONNECTION, { suite: id, choice: 'rest', base: result });
    expect(service.runOf(id)).toMatchObject({ problem: null, notes: [] });
    expect(sent()).toBe(7);
    expect(await newest()).toMatchObject({ id: result, tally: { passed: 4, failed: 2, open: 0 } });
  });

  it('saves no tally of cells that the server does not have, so that they are its rest if the page is left', async () => {
    const { service, start, newest } = await openSuite();
    workspace().before = ({ url }) => {
      if (sent() > 0 && url.endsWith('/cells')) throw new TypeError('fetch failed');
    };
    await start('all', null);
    expect(await newest()).toMatchObject({ isRunning: false, tally: { all: 6, passed: 0, failed: 0, open: 6 } });
    workspace().before = () => undefined;
    await (await service.open()).outbox.sendAll();
    expect(await newest()).toMatchObject({ tally: { passed: 4, failed: 2, open: 0 } });
  });

  it('does not start while another page runs a result of the suite', async () => {
    const { service, id, start, newest } = await openSuite();
    await start('all', null);
    await workspace().ask('PUT', `/results/${(await newest()).id}/lease`, { holder: 'another' });
    await start('all', null);
    expect(service.runOf(id).problem).toBe('This suite runs in another browser or on another machine.');
    expect(sent()).toBe(6);
    expect(await service.results.list(id)).toHaveLength(1);
  });

  it('either runs or leaves it to the page on another machine that starts at the same moment', async () => {
    const { service, id, start } = await openSuite();
    const put = (path: string, body: object) =>
      workspace().ask('PUT', path, JSON.stringify(body), { 'content-type': 'application/json' });
    /** The other page starts just before the request of this one that ends with `path`. */
    const otherBefore = async (path: string, result: string) => {
      let status = 0;
      workspace().before = async ({ url, method }) => {
        if (method !== 'PUT' || !url.endsWith(path)) return;
        workspace().before = () => undefined;
        await put(`/results/${result}`, savedResult(id));
        status = (await put(`/results/${result}/lease`, { holder: 'another' })).status;
      };
      await start('all', null);
      return status;
    };
    // Both pages have begun a result; the other page gets its lease first.
    expect(await otherBefore('/lease', 'theirs')).toBe(200);
    expect(service.runOf(id).problem).toBe('This suite runs in another browser or on another machine.');
    expect(sent()).toBe(0);
    expect((await service.results.list(id)).map((one) => one.id)).toEqual(['theirs']);
    await workspace().ask('DELETE', '/results/theirs/lease?holder=another');
    // This time this page gets its lease first.
    expect(await otherBefore('/cells', 'late')).toBe(409);
    expect(service.runOf(id).problem).toBeNull();
    expect(sent()).toBe(6);
  });

  it('pauses after 20 cells in a row without an answer, which it asks again when it goes on', async () => {
    const cases = Array.from({ length: 30 }, (_, at) => `  - {input: "${at}"}`).join('\n');
    const { services, service, id, start, newest } = await openSuite(
      `format: tweakbench-tests\nversion: 1\nname: Words\nflow: two-inputs\nat-once: 1\ncases:\n${cases}\n`,
    );
    const answer = globalThis.fetch;
    vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
      if (String(request[0]).includes('/run/')) throw new TypeError('fetch failed');
      return answer(...request);
    });
    const over = start('all', null);
    await expect
      .poll(() => service.runOf(id).pause, { timeout: 10_000 })
      .toEqual({ cells: 20, until: null, problem: null, goOn: expect.any(Function) });
    expect(service.runOf(id).progress?.read()).toMatchObject({ all: 30 });
    vi.stubGlobal('fetch', answer);
    service.runOf(id).pause?.goOn();
    await over;
    expect(await newest()).toMatchObject({ tally: { broken: 0, answered: 30 } });
    expect(service.runOf(id).progress?.read()).toMatchObject({ done: 30, broken: 0 });
    expect(services.activeRun.claim()).not.toBeNull();
  });
});
