/** Wrong passwords of demos: counted before a password is checked, so that tries at the same moment do not pass. */
import { sql } from 'kysely';
import { reported } from '../database/reported.ts';
import type { DemoStoreContext } from './demo-store.ts';

/** Wrong passwords from one source, and from all together, before nobody there may try for a while. */
export const TRIES = { ofSource: 5, ofAll: 50 } as const;
const WAIT_MS = 10 * 60 * 1000;

/** `left`: how many wrong ones remain if this one is wrong. `until` is epoch ms. */
export type TryOutcome = { kind: 'try'; left: number; until: number } | { kind: 'locked'; until: number };

export interface TryStore {
  /** `source` is a keyed hash of an address, not empty. */
  begin(demo: number, source: string): Promise<TryOutcome>;
  /** The password was right. */
  pass(demo: number, source: string): Promise<void>;
}

const ALL = '';

export function createTryStore({ queries, now }: DemoStoreContext): TryStore {
  async function count(demo: number, source: string, most: number): Promise<TryOutcome> {
    const at = now();
    const isOver = sql<boolean>`demo_tries.last_at <= ${at - WAIT_MS} or demo_tries.last_at > ${at}`;
    const { tries, last_at } = await queries
      .insertInto('demo_tries')
      .values({ demo, source, tries: 1, last_at: at })
      .onConflict((conflict) =>
        conflict.columns(['demo', 'source']).doUpdateSet({
          tries: sql<number>`case when ${isOver} then 1 else demo_tries.tries + 1 end`,
          // Tries during the wait do not make it longer.
          last_at: sql<number>`case when ${isOver} or demo_tries.tries < ${most} then ${at} else demo_tries.last_at end`,
        }),
      )
      .returning(['tries', 'last_at'])
      .executeTakeFirstOrThrow();
    const until = last_at + WAIT_MS;
    return tries > most ? { kind: 'locked', until } : { kind: 'try', left: most - tries, until };
  }

  return reported<TryStore>({
    async begin(demo, source) {
      await queries
        .deleteFrom('demo_tries')
        .where('last_at', '<=', now() - WAIT_MS)
        .execute();
      const own = await count(demo, source, TRIES.ofSource);
      if (own.kind === 'locked') return own;
      const all = await count(demo, ALL, TRIES.ofAll);
      return all.kind === 'locked' ? all : own;
    },
    async pass(demo, source) {
      await queries.deleteFrom('demo_tries').where('demo', '=', demo).where('source', '=', source).execute();
      await queries
        .updateTable('demo_tries')
        .set({ tries: sql<number>`tries - 1` })
        .where('demo', '=', demo)
        .where('source', '=', ALL)
        .execute();
    },
  });
}
