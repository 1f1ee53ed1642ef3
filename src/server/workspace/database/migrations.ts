/** The changes of the schema, in order. Never edit one that was released: add another. */
import { type RawBuilder, sql } from 'kysely';
import { countAnswered } from './count-answered.ts';
import { createDemos } from './create-demos.ts';
import type { Queries, WorkspaceDatabase } from './open-workspace-database.ts';

export type Migration = (queries: Queries, kind: WorkspaceDatabase['kind']) => Promise<void>;

export const MIGRATIONS: readonly Migration[] = [
  ...[createRuns, createSuites, createVotes, createDemos, createDemoVotes],
  countAnswered,
];

async function createRuns(queries: Queries, kind: WorkspaceDatabase['kind']): Promise<void> {
  const { schema } = queries;
  const bytes: RawBuilder<unknown> = kind === 'postgres' ? sql`bytea` : sql`blob`;
  // In SQLite only this exact type makes the number the key of the table itself.
  const number: RawBuilder<unknown> = kind === 'postgres' ? sql`bigint` : sql`integer`;
  await schema
    .createTable('settings')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
  await schema
    .createTable('counters')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('runs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('number', 'bigint', (column) => column.notNull().unique())
    .addColumn('person', 'text')
    .addColumn('name', 'text')
    .addColumn('note', 'text')
    .addColumn('is_pinned', 'integer', (column) => column.notNull())
    .addColumn('flow_id', 'text', (column) => column.notNull())
    .addColumn('started_at', 'bigint', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .addColumn('deleted_at', 'bigint')
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('summary', 'text', (column) => column.notNull())
    .execute();
  // Lists by flow and by person; and for the limits, which then read no row.
  await schema.createIndex('runs_by_flow').on('runs').columns(['flow_id', 'number']).execute();
  await schema.createIndex('runs_by_person').on('runs').columns(['person', 'number']).execute();
  await schema.createIndex('runs_by_size').on('runs').columns(['is_pinned', 'number', 'bytes', 'deleted_at']).execute();
  await schema
    .createTable('run_bodies')
    .addColumn('number', number, (column) => column.primaryKey())
    .addColumn('body', bytes, (column) => column.notNull())
    .execute();
  await schema
    .createTable('run_texts')
    .addColumn('number', number, (column) => column.primaryKey())
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .execute();
  await queries.insertInto('counters').values({ name: 'runs', value: 0 }).execute();
}

async function createSuites(queries: Queries, kind: WorkspaceDatabase['kind']): Promise<void> {
  const { schema } = queries;
  const bytes: RawBuilder<unknown> = kind === 'postgres' ? sql`bytea` : sql`blob`;
  const number: RawBuilder<unknown> = kind === 'postgres' ? sql`bigint` : sql`integer`;
  await schema
    .createTable('suites')
    .addColumn('number', number, (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('flow_id', 'text', (column) => column.notNull())
    .addColumn('flow_name', 'text', (column) => column.notNull())
    .addColumn('address', 'text')
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('rows', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .addColumn('deleted_at', 'bigint')
    .execute();
  await schema
    .createTable('suite_rows')
    .addColumn('suite_id', 'text', (column) => column.notNull())
    .addColumn('first', 'integer', (column) => column.notNull())
    .addColumn('count', 'integer', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('rows', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('suite_rows_key', ['suite_id', 'first'])
    .execute();
  await schema
    .createTable('results')
    .addColumn('number', number, (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('suite', 'bigint', (column) => column.notNull())
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('head', 'text', (column) => column.notNull())
    .addColumn('tally', 'text')
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .addColumn('term', 'bigint', (column) => column.notNull())
    .addColumn('holder', 'text')
    .addColumn('beat_at', 'bigint')
    .addUniqueConstraint('results_of_suite', ['suite', 'ordinal'])
    .execute();
  const cell = ['result', 'case_index', 'variant_index', 'repeat_index'] as const;
  await schema
    .createTable('cells')
    .addColumn('result', 'bigint', (column) => column.notNull())
    .addColumn('case_index', 'integer', (column) => column.notNull())
    .addColumn('variant_index', 'integer', (column) => column.notNull())
    .addColumn('repeat_index', 'integer', (column) => column.notNull())
    .addColumn('term', 'bigint', (column) => column.notNull())
    .addColumn('state', 'integer', (column) => column.notNull())
    .addColumn('ms', 'double precision', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('run_bytes', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('cells_key', [...cell])
    .execute();
  await schema.createIndex('cells_by_state').on('cells').columns(['result', 'state']).execute();
  await schema
    .createTable('cell_runs')
    .addColumn('result', 'bigint', (column) => column.notNull())
    .addColumn('case_index', 'integer', (column) => column.notNull())
    .addColumn('variant_index', 'integer', (column) => column.notNull())
    .addColumn('repeat_index', 'integer', (column) => column.notNull())
    .addColumn('term', 'bigint', (column) => column.notNull())
    .addColumn('body', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('cell_runs_key', [...cell])
    .execute();
}

async function createVotes({ schema }: Queries, kind: WorkspaceDatabase['kind']): Promise<void> {
  const number: RawBuilder<unknown> = kind === 'postgres' ? sql`bigint` : sql`integer`;
  await schema
    .createTable('votes')
    .addColumn('number', number, (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('flow_id', 'text', (column) => column.notNull())
    .addColumn('flow_name', 'text', (column) => column.notNull())
    .addColumn('suite_id', 'text')
    .addColumn('person', 'text')
    .addColumn('head', 'text', (column) => column.notNull())
    .addColumn('same', 'integer', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .addColumn('deleted_at', 'bigint')
    .execute();
  await schema
    .createTable('vote_pairs')
    .addColumn('vote', 'bigint', (column) => column.notNull())
    .addColumn('pair', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('vote_pairs_key', ['vote', 'pair'])
    .execute();
  await schema
    .createTable('ballots')
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('vote', 'bigint', (column) => column.notNull())
    .addColumn('pair', 'integer', (column) => column.notNull())
    .addColumn('choice', 'text', (column) => column.notNull())
    .addColumn('left_variant', 'integer', (column) => column.notNull())
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('ms', 'double precision', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('ballots_key', ['person', 'vote', 'pair'])
    .execute();
  await schema.createIndex('ballots_by_vote').on('ballots').column('vote').execute();
  await schema
    .createTable('vote_readers')
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('vote', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('vote_readers_key', ['person', 'vote'])
    .execute();
}

/** The change of the schema for blind votes in demos. */
async function createDemoVotes({ schema }: Queries): Promise<void> {
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
