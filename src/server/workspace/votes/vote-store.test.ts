import { sql } from 'kysely';
import { afterEach, expect, it } from 'vitest';
import { MAX_BALLOTS, MAX_INFORMED, type SaveBallot } from '#contract/workspace/vote.ts';
import { savedSuite, savedVote, votePair } from '../../testing/sent-suites.ts';
import { describeOnBoth } from '../../testing/test-databases.ts';
import { openTestSuites, type TestSuites } from '../../testing/test-suites.ts';

const LAST = Number.MAX_SAFE_INTEGER;
const DAY = 24 * 60 * 60 * 1000;
const ballot = (changes: Partial<SaveBallot> = {}): SaveBallot => ({
  choice: 'second',
  left: 1,
  note: '',
  ms: 1234.5,
  ...changes,
});

describeOnBoth('blind votes', (databases) => {
  let opened: TestSuites;
  afterEach(() => opened.database.close());
  async function open(bytes?: number, secrets?: string[]): Promise<TestSuites> {
    opened = await openTestSuites(await databases.create(), bytes, secrets);
    return opened;
  }

  it('are stored once, with the tweaks of the variants and all answers', async () => {
    const { votes } = await open();
    expect(await votes.save('v', savedVote(), 'Mara Lind')).toMatchObject({ kind: 'saved', isNew: true });
    expect(await votes.save('v', savedVote(), null)).toMatchObject({ isNew: false, entry: { person: 'Mara Lind' } });
    expect(await votes.save('v', savedVote({ same: 9 }), null)).toEqual({ kind: 'other' });
    expect(await votes.read('v')).toMatchObject({
      entry: { number: 1, name: 'Billing questions', pairs: 2, same: 1, source: { suite: 's', result: 'r' } },
      pairs: [votePair(1), votePair(2)],
      ballots: [],
      informed: [],
    });
    expect((await votes.read('v'))?.entry.variants).toEqual(savedVote().variants);
    expect(await votes.read('x')).toBeNull();
  });

  it('stay as they are when suite, result and flow are gone', async () => {
    const { suites, votes, clock } = await open();
    await suites.save('s', savedSuite(), null);
    await votes.save('v', savedVote(), null);
    await votes.choose('v', 0, ballot(), null);
    const before = await votes.read('v');
    await suites.remove('s', null, null);
    clock.now += DAY + 1;
    await suites.save('t', savedSuite(), null);
    expect(await suites.restore('s')).toBeNull();
    expect(await votes.read('v')).toEqual(before);
  });

  it('take no more ballots than can be read, but changes of those that are there', async () => {
    const { votes, database } = await open();
    await votes.save('v', savedVote(), null);
    await votes.choose('v', 0, ballot(), 'Mara Lind');
    await sql`insert into ballots (person, vote, pair, choice, left_variant, note, ms, saved_at)
      with recursive others(number) as (select 2 union all select number + 1 from others where number < ${sql.lit(MAX_BALLOTS)})
      select 'person ' || number, 1, 0, 'first', 0, '', 1, 1 from others`.execute(database.queries);
    expect(await votes.choose('v', 1, ballot(), 'Mara Lind')).toBe('full');
    expect(await votes.choose('v', 0, ballot(), null)).toBe('full');
    expect(await votes.choose('v', 0, ballot({ choice: 'bad' }), 'Mara Lind')).toBe('done');
  });

  it('show the names to no more people than can be read, and to those who have seen them again', async () => {
    const { votes, database } = await open();
    await votes.save('v', savedVote(), null);
    await votes.inform('v', 'Mara Lind');
    await sql`insert into vote_readers (person, vote, seen_at)
      with recursive others(number) as (select 2 union all select number + 1 from others where number < ${sql.lit(MAX_INFORMED)})
      select 'person ' || number, 1, 1 from others`.execute(database.queries);
    expect(await votes.inform('v', 'Jonas Weber')).toBe('full');
    expect(await votes.inform('v', 'Mara Lind')).toBe('done');
    expect((await votes.read('v'))?.informed).toHaveLength(MAX_INFORMED);
  });

  it('store what each person chose, until that person has seen the names', async () => {
    const { votes, clock } = await open();
    await votes.save('v', savedVote(), null);
    expect(await votes.choose('v', 0, ballot({ choice: 'bad' }), 'Mara Lind')).toBe('done');
    clock.now += 5;
    expect(await votes.choose('v', 0, ballot({ note: 'Both give\u0000 it away.' }), 'Mara Lind')).toBe('done');
    expect(await votes.choose('v', 0, ballot({ choice: 'skipped', left: 0 }), null)).toBe('done');
    expect(await votes.choose('v', 2, ballot(), null)).toBe('missing');
    expect(await votes.choose('x', 0, ballot(), null)).toBe('missing');
    expect(await votes.inform('v', 'Mara Lind')).toBe('done');
    expect(await votes.inform('v', 'Mara Lind')).toBe('done');
    expect(await votes.choose('v', 1, ballot(), 'Mara Lind')).toBe('informed');
    expect(await votes.choose('v', 1, ballot(), 'Jonas Weber')).toBe('done');
    const read = await votes.read('v');
    expect(read?.informed).toEqual(['Mara Lind']);
    expect(
      new Set(read?.ballots.map((one) => [one.pair, one.person, one.choice, one.left, one.note].join(' | '))),
    ).toEqual(
      new Set([
        '0 | Mara Lind | second | 1 | Both give it away.',
        '0 |  | skipped | 0 | ',
        '1 | Jonas Weber | second | 1 | ',
      ]),
    );
    expect(read?.ballots[0]).toMatchObject({ ms: 1234.5, savedAt: 1_000_005 });
  });

  it('are listed, and can be restored for a day after they were deleted', async () => {
    const { votes, clock, database } = await open();
    for (const id of ['a', 'b', 'c']) await votes.save(id, savedVote({}), null);
    const ids = async (before = LAST, limit = 9) => {
      const { entries, hasMore } = await votes.list(before, limit);
      return `${entries.map(({ id }) => id)}${hasMore ? ' …' : ''}`;
    };
    expect([await ids(), await ids(3, 1)]).toEqual(['c,b,a', 'b …']);
    await votes.choose('a', 0, ballot(), null);
    await votes.inform('a', null);
    expect(await votes.remove('a')).toBe(true);
    expect(await votes.remove('a')).toBe(false);
    expect([await votes.read('a'), await ids(), await votes.choose('a', 1, ballot(), null)]).toEqual([
      null,
      'c,b',
      'missing',
    ]);
    expect(await votes.save('a', savedVote(), null)).toEqual({ kind: 'deleted' });
    expect(await votes.restore('a')).toMatchObject({ id: 'a', pairs: 2 });
    expect((await votes.read('a'))?.ballots).toHaveLength(1);
    await votes.remove('a');
    clock.now += DAY + 1;
    await votes.save('d', savedVote(), null);
    expect(await votes.restore('a')).toBeNull();
    for (const table of ['ballots', 'vote_readers'] as const)
      expect(await database.queries.selectFrom(table).selectAll().execute(), table).toEqual([]);
  });

  it('have no secret, and count against the limit that suites and results share', async () => {
    const { votes } = await open(1_000, ['canary-of-server']);
    const tweaks = { 'Model-m': { api_key: 'canary-tweak', temperature: 1 } };
    const [first] = savedVote().variants;
    const pair = { ...votePair(1), answers: ['It is canary-of-server.', 'Nothing.'] as [string, string] };
    const vote = savedVote({ variants: [first, { letter: 'B', name: 'Warm', tweaks }], pairs: [pair] });
    expect(await votes.save('v', vote, null)).toMatchObject({ kind: 'saved' });
    expect(JSON.stringify(await votes.read('v'))).not.toContain('canary');
    expect((await votes.read('v'))?.entry.variants[1].tweaks).toMatchObject({ 'Model-m': { temperature: 1 } });
    const large = { ...votePair(2), answers: ['x'.repeat(900), 'y'] as [string, string] };
    expect(await votes.addVoted('v', { pair: large, ballot: ballot(), person: 'Visitor 1' })).toBe('full');
    expect(await votes.save('w', savedVote({ pairs: [large] }), null)).toEqual({ kind: 'full' });
  });
});
