/**
 * The first schema, and the changes of it in order. Until 0.1.0 is published, the first schema is edited in place, and a database that
 * an earlier build made is refused. From then on nothing here is edited any more: each change is another migration.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Queries, WorkspaceDatabase } from './open-workspace-database.ts';

type Kind = WorkspaceDatabase['kind'];
export type Migration = (queries: Queries, kind: Kind) => Promise<void>;

export const MIGRATIONS: readonly Migration[] = [createFirstSchema];

/** The types that differ: of bytes, and of a number that is the key. In SQLite only this exact type makes it the key of the table itself. */
const TYPES = {
  sqlite: { blob: 'blob', key: 'integer primary key' },
  postgres: { blob: 'bytea', key: 'bigint primary key' },
};

/** Identifies the first schema, whatever the kind of the database. */
export const FIRST_SCHEMA = createHash('sha256').update(statements('sqlite').join('\n')).digest('hex').slice(0, 16);

async function createFirstSchema(queries: Queries, kind: Kind): Promise<void> {
  for (const statement of statements(kind)) await sql.raw(statement).execute(queries);
}

function statements(kind: Kind): string[] {
  return [...runTables(kind), ...suiteTables(kind), ...voteTables(kind), ...demoTables(kind)];
}

function runTables(kind: Kind): string[] {
  const { blob, key } = TYPES[kind];
  return [
    'create table settings (name text primary key, value text not null)',
    'create table counters (name text primary key, value bigint not null)',
    `create table runs (
      id text primary key, number bigint not null unique, person text, name text, note text, is_pinned integer not null,
      flow_id text not null, started_at bigint not null, saved_at bigint not null, deleted_at bigint, bytes bigint not null,
      version bigint not null, digest text not null, summary text not null
    )`,
    // Lists by flow and by person; and for the limits, which then read no row.
    'create index runs_by_flow on runs (flow_id, number)',
    'create index runs_by_person on runs (person, number)',
    'create index runs_by_size on runs (is_pinned, number, bytes, deleted_at)',
    `create table run_bodies (number ${key}, body ${blob} not null)`,
    `create table run_texts (number ${key}, label text not null, text text not null)`,
    'create table run_leases (run_id text primary key, holder text not null, beat_at bigint not null)',
    `insert into counters (name, value) values ('runs', 0)`,
  ];
}

function suiteTables(kind: Kind): string[] {
  const { blob, key } = TYPES[kind];
  const cell =
    'result bigint not null, case_index integer not null, variant_index integer not null, repeat_index integer not null';
  return [
    `create table suites (
      number ${key}, id text not null unique, kind text not null, flow_id text not null, flow_name text not null,
      address text, name text not null, person text, body text not null, rows integer not null, bytes bigint not null,
      version bigint not null, digest text not null, saved_at bigint not null, deleted_at bigint
    )`,
    `create table suite_rows (
      suite_id text not null, first integer not null, count integer not null, saved_at bigint not null, bytes bigint not null,
      rows ${blob} not null, constraint suite_rows_key primary key (suite_id, first)
    )`,
    `create table results (
      number ${key}, id text not null unique, suite bigint not null, ordinal integer not null, person text, status text not null,
      head text not null, tally text, bytes bigint not null, version bigint not null, saved_at bigint not null,
      term bigint not null, holder text, beat_at bigint, constraint results_of_suite unique (suite, ordinal)
    )`,
    `create table cells (
      ${cell}, term bigint not null, state integer not null, ms double precision not null, outcome text not null,
      bytes bigint not null, run_bytes bigint not null,
      constraint cells_key primary key (result, case_index, variant_index, repeat_index)
    )`,
    'create index cells_by_state on cells (result, state)',
    `create table cell_runs (
      ${cell}, term bigint not null, body ${blob} not null,
      constraint cell_runs_key primary key (result, case_index, variant_index, repeat_index)
    )`,
  ];
}

function voteTables(kind: Kind): string[] {
  const { key } = TYPES[kind];
  return [
    `create table votes (
      number ${key}, id text not null unique, name text not null, flow_id text not null, flow_name text not null,
      suite_id text, person text, head text not null, same integer not null, bytes bigint not null, digest text not null,
      saved_at bigint not null, deleted_at bigint
    )`,
    `create table vote_pairs (
      vote bigint not null, pair integer not null, body text not null, constraint vote_pairs_key primary key (vote, pair)
    )`,
    `create table ballots (
      person text not null, vote bigint not null, pair integer not null, choice text not null, left_variant integer not null,
      note text not null, ms double precision not null, saved_at bigint not null,
      constraint ballots_key primary key (person, vote, pair)
    )`,
    'create index ballots_by_vote on ballots (vote)',
    `create table vote_readers (
      person text not null, vote bigint not null, seen_at bigint not null,
      constraint vote_readers_key primary key (person, vote)
    )`,
  ];
}

function demoTables(kind: Kind): string[] {
  const { key } = TYPES[kind];
  return [
    `create table demos (
      number ${key}, name text not null unique, is_trial integer not null, settings text not null, address text, person text,
      password_hash text, is_on integer not null, open_until bigint, version bigint not null, visits bigint not null,
      questions bigint not null, answer_bytes bigint not null, published_at bigint not null, vote_id text
    )`,
    `create table demo_questions (
      number ${key}, demo bigint not null, visitor text not null, asked_at bigint not null, beat_at bigint
    )`,
    'create index demo_questions_by_time on demo_questions (demo, asked_at)',
    `create table demo_answers (
      number ${key}, demo bigint not null, asked_at bigint not null, question text not null, is_own integer not null,
      knobs text not null, status text not null, answer text not null, is_cut integer not null, first_ms double precision,
      total_ms double precision not null, problem text, bytes bigint not null
    )`,
    'create index demo_answers_by_demo on demo_answers (demo, number, bytes)',
    `create table demo_pairs (
      id text primary key, demo bigint not null, version bigint not null, visitor text not null, left_variant integer not null,
      pair text not null, made_at bigint not null, voted_at bigint
    )`,
    'create index demo_pairs_by_time on demo_pairs (demo, made_at)',
    `create table demo_tries (
      demo bigint not null, source text not null, tries integer not null, last_at bigint not null,
      constraint demo_tries_key primary key (demo, source)
    )`,
  ];
}
