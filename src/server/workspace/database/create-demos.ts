/** The change of the schema that makes the tables of demos. */
import { type RawBuilder, sql } from 'kysely';
import type { Queries, WorkspaceDatabase } from './open-workspace-database.ts';

export async function createDemos({ schema }: Queries, kind: WorkspaceDatabase['kind']): Promise<void> {
  const number: RawBuilder<unknown> = kind === 'postgres' ? sql`bigint` : sql`integer`;
  await schema
    .createTable('demos')
    .addColumn('number', number, (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull().unique())
    .addColumn('is_trial', 'integer', (column) => column.notNull())
    .addColumn('settings', 'text', (column) => column.notNull())
    .addColumn('address', 'text')
    .addColumn('person', 'text')
    .addColumn('password_hash', 'text')
    .addColumn('is_on', 'integer', (column) => column.notNull())
    .addColumn('open_until', 'bigint')
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('visits', 'bigint', (column) => column.notNull())
    .addColumn('questions', 'bigint', (column) => column.notNull())
    .addColumn('answer_bytes', 'bigint', (column) => column.notNull())
    .addColumn('published_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('demo_questions')
    .addColumn('number', number, (column) => column.primaryKey())
    .addColumn('demo', 'bigint', (column) => column.notNull())
    .addColumn('visitor', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('beat_at', 'bigint')
    .execute();
  await schema.createIndex('demo_questions_by_time').on('demo_questions').columns(['demo', 'asked_at']).execute();
  await schema
    .createTable('demo_answers')
    .addColumn('number', number, (column) => column.primaryKey())
    .addColumn('demo', 'bigint', (column) => column.notNull())
    .addColumn('asked_at', 'bigint', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('is_own', 'integer', (column) => column.notNull())
    .addColumn('knobs', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addColumn('is_cut', 'integer', (column) => column.notNull())
    .addColumn('first_ms', 'double precision')
    .addColumn('total_ms', 'double precision', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('demo_answers_by_demo').on('demo_answers').columns(['demo', 'number', 'bytes']).execute();
  await schema
    .createTable('demo_tries')
    .addColumn('demo', 'bigint', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('demo_tries_key', ['demo', 'source'])
    .execute();
}
