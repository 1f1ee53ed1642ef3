/** Rows of demos to what routes use. */
import { type DemoAnswer, type DemoEntry, demoAnswerSchema } from '#contract/demos/demo-entry.ts';
import { type DemoSettings, demoSettingsSchema } from '#contract/demos/demo-settings.ts';
import type { DemoAnswerRow, DemoRow } from '../database/demo-tables.ts';

export interface StoredDemo {
  number: number;
  name: string;
  isTrial: boolean;
  settings: DemoSettings;
  /** Address of the Langflow that it asks; null for the embedded engine. */
  address: string | null;
  passwordHash: string | null;
  isOn: boolean;
  openUntil: number | null;
  version: number;
}

export function toStoredDemo(row: DemoRow): StoredDemo {
  const { number, name, address, version } = row;
  const settings = { ...settingsOf(row), openUntil: row.open_until };
  return {
    number,
    name,
    address,
    version,
    settings,
    passwordHash: row.password_hash,
    isTrial: row.is_trial === 1,
    isOn: row.is_on === 1,
    openUntil: row.open_until,
  };
}

/** `ballots`: how many each vote has; those without are not in it. */
export function toDemoEntry(row: DemoRow, now: number, ballots: ReadonlyMap<string, number>): DemoEntry {
  const { name, person, visits, questions, version } = row;
  const { title, flow, limits, variants } = settingsOf(row);
  const count = ballots.get(row.vote_id ?? '') ?? 0;
  const votes = variants && { count, id: count === 0 ? null : row.vote_id };
  return {
    name,
    title,
    flow,
    person,
    hasPassword: row.password_hash !== null,
    state: stateOf(row, now),
    openUntil: row.open_until,
    perHour: limits.perHour,
    visits,
    questions,
    votes,
    publishedAt: row.published_at,
    version,
  };
}

function settingsOf({ settings }: DemoRow): DemoSettings {
  return demoSettingsSchema.parse(JSON.parse(settings));
}

function stateOf({ is_on, open_until }: DemoRow, now: number): DemoEntry['state'] {
  if (is_on === 0) return 'revoked';
  return open_until !== null && open_until <= now ? 'ended' : 'open';
}

export function toDemoAnswer(row: DemoAnswerRow): DemoAnswer {
  const { number, question, answer, problem } = row;
  const knobs = demoAnswerSchema.shape.knobs.parse(JSON.parse(row.knobs));
  const status = row.status === 'done' || row.status === 'stopped' ? row.status : 'failed';
  return {
    number,
    question,
    isOwn: row.is_own === 1,
    knobs,
    status,
    answer,
    isCut: row.is_cut === 1,
    askedAt: row.asked_at,
    firstMs: row.first_ms,
    totalMs: row.total_ms,
    problem,
  };
}
