/** The change of the schema for blind votes in demos. */
import type { Queries } from './open-workspace-database.ts';

export async function createDemoVotes({ schema }: Queries): Promise<void> {
  await schema.alterTable('demos').addColumn('vote_id', 'text').execute();
  await schema
    .createTable('demo_pairs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('demo', 'bigint', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('visitor', 'text', (column) => column.notNull())
    .addColumn('left_variant', 'integer', (column) => column.notNull())
    .addColumn('pair', 'text', (column) => column.notNull())
    .addColumn('made_at', 'bigint', (column) => column.notNull())
    .addColumn('voted_at', 'bigint')
    .execute();
  await schema.createIndex('demo_pairs_by_time').on('demo_pairs').columns(['demo', 'made_at']).execute();
}
