import { afterEach, expect, it } from 'vitest';
import { type DemoSettings, demoSettingsSchema } from '#contract/demos/demo-settings.ts';
import { describeOnBoth } from '../../testing/test-databases.ts';
import { demoSettings } from '../../testing/test-demos.ts';
import { openWorkspace, type Workspace } from '../open-workspace.ts';
import type { StoredDemo } from './demo-rows.ts';

const HOUR = 60 * 60_000;
const SECRET = 'server-secret-canary';

describeOnBoth('votes of visitors in the workspace', (databases) => {
  let now = 2_000_000_000_000;
  const opened: Workspace[] = [];
  const open = async (bytes = 1e9): Promise<Workspace> => {
    const limits = { runs: 10, bytes };
    const address = await databases.create();
    const workspace = await openWorkspace({ address, secret: null, limits, hidden: [SECRET], now: () => now });
    opened.push(workspace);
    return workspace;
  };
  afterEach(async () => {
    for (const workspace of opened.splice(0)) await workspace.close();
  });

  const variants = (other = 'pirate'): DemoSettings['variants'] => [
    { letter: 'A', name: 'Formal', tweaks: { P: { tone: 'formal' } } },
    { letter: '', name: 'Other', tweaks: { P: { tone: other } } },
  ];
  const settings = demoSettings({ variants: variants() });
  const publish = async ({ demos }: Workspace): Promise<StoredDemo> => {
    await demos.publish({
      name: 'votes',
      isTrial: false,
      settings,
      address: null,
      person: 'Mara',
      passwordHash: null,
    });
    return found({ demos });
  };
  const found = async ({ demos }: Pick<Workspace, 'demos'>): Promise<StoredDemo> => {
    const demo = await demos.find('votes');
    if (demo === null) throw new Error('no demo');
    return demo;
  };
  const offer = ({ pairs }: Workspace, demo: StoredDemo, visitor = 'v', answer = 'An answer') =>
    pairs.offer({ demo, visitor, question: 'Grüße 😀\u0000', answers: [answer, 'Another'], left: 1 });
  const choose = ({ pairs }: Workspace, demo: StoredDemo, pair: string, visitor = 'v') =>
    pairs.vote(demo, visitor, { pair, choice: 'right', note: ' Good 😀\u0000 ' });
  const votesOf = async ({ demos }: Workspace) => (await demos.read('votes'))?.entry.votes;

  it('are stored as a vote, with sides and without secrets, and stay when the demo goes', async () => {
    const workspace = await open();
    const demo = await publish(workspace);
    expect(await votesOf(workspace)).toEqual({ count: 0, id: null });
    const pair = await offer(workspace, demo, 'v', `${SECRET} ${'x'.repeat(30_000)}`);
    now += 5_000;
    expect(await choose(workspace, demo, pair)).toBe('done');
    expect(await choose(workspace, demo, pair)).toBe('voted');
    const id = (await votesOf(workspace))?.id ?? '';
    await workspace.demos.remove('votes');
    expect(await choose(workspace, demo, await offer(workspace, demo))).toBe('changed');
    const vote = await workspace.votes.read(id);
    expect(vote).toMatchObject({
      entry: { name: settings.title, person: 'Mara', variants: variants(), pairs: 1 },
      pairs: [{ question: 'Grüße 😀\u0000', case: null }],
      // The first variant was on the right.
      ballots: [{ pair: 0, choice: 'first', left: 1, ms: 5_000, note: 'Good 😀' }],
    });
    expect(vote?.pairs[0]?.answers[0]).toHaveLength(20_000 - SECRET.length + '(hidden)'.length);
    expect(JSON.stringify(vote)).not.toContain(SECRET);
  });

  it('of many visitors at one moment are all in one vote, each as a pair of its own', async () => {
    const workspace = await open();
    const demo = await publish(workspace);
    const visitors = Array.from({ length: 12 }, (_, index) => `visitor ${index}`);
    const offered = await Promise.all(visitors.map((visitor) => offer(workspace, demo, visitor)));
    expect(await Promise.all(offered.map((pair, index) => choose(workspace, demo, pair, visitors[index])))).toEqual(
      visitors.map(() => 'done'),
    );
    const { count, id } = (await votesOf(workspace)) ?? {};
    const vote = await workspace.votes.read(id ?? '');
    expect([count, vote?.pairs.length]).toEqual([12, 12]);
    expect(new Set(vote?.ballots.map(({ pair }) => pair)).size).toBe(12);
    expect(new Set(vote?.ballots.map(({ person }) => person)).size).toBe(12);
    expect((await workspace.votes.list(1e9, 10)).entries).toHaveLength(1);
  });

  it('can be given for an hour, only by who asked, and only of the demo as it was', async () => {
    const workspace = await open();
    const demo = await publish(workspace);
    const pair = await offer(workspace, demo);
    expect(await choose(workspace, demo, pair, 'other')).toBe('missing');
    expect(await choose(workspace, { ...demo, number: demo.number + 1 }, pair)).toBe('missing');
    expect(await choose(workspace, { ...demo, version: 2 }, pair)).toBe('changed');
    now += HOUR;
    expect(await choose(workspace, demo, pair)).toBe('missing');
    expect(await votesOf(workspace)).toEqual({ count: 0, id: null });
  });

  it('of a trial are not counted', async () => {
    const workspace = await open();
    const demo = await publish(workspace);
    expect(await choose(workspace, { ...demo, isTrial: true }, await offer(workspace, demo))).toBe('done');
    expect((await workspace.votes.list(1e9, 10)).entries).toEqual([]);
  });

  it('go into another vote after the vote was deleted, or the variants were changed', async () => {
    const workspace = await open();
    const { demos, votes } = workspace;
    let demo = await publish(workspace);
    const chooseOne = async () => {
      demo = await found(workspace);
      expect(await choose(workspace, demo, await offer(workspace, demo))).toBe('done');
      return (await votesOf(workspace))?.id ?? '';
    };
    const first = await chooseOne();
    await demos.edit('votes', { settings: { ...settings, title: 'Edited' }, address: null }, null);
    expect([await chooseOne(), (await votesOf(workspace))?.count]).toEqual([first, 2]);
    await votes.remove(first);
    expect(await votesOf(workspace)).toEqual({ count: 0, id: null });
    const second = await chooseOne();
    expect([second === first, (await votesOf(workspace))?.count]).toEqual([false, 1]);
    await demos.edit('votes', { settings: { ...settings, variants: variants('plain') }, address: null }, null);
    expect(await votesOf(workspace)).toEqual({ count: 0, id: null });
    const third = await chooseOne();
    expect((await votes.read(third))?.entry.variants[1].tweaks).toEqual({ P: { tone: 'plain' } });
    expect((await votes.read(second))?.ballots).toHaveLength(1);
    await demos.edit('votes', { settings: demoSettings(), address: null }, null);
    expect(await votesOf(workspace)).toBeNull();
  });

  it('that find no room can be given again', async () => {
    const workspace = await open(600);
    const demo = await publish(workspace);
    const pair = await offer(workspace, demo, 'v', 'x'.repeat(700));
    expect(await choose(workspace, demo, pair)).toBe('full');
    expect(await choose(workspace, demo, pair)).toBe('full');
    expect(await choose(workspace, demo, await offer(workspace, demo))).toBe('done');
  });

  it('are absent from settings that were stored before there were votes', () => {
    const { variants: _absent, ...before } = demoSettings({ title: 'Before' });
    expect(demoSettingsSchema.parse(before)).toMatchObject({ title: 'Before', variants: null });
  });
});
