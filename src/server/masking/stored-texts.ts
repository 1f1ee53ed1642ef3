/** What lists show of a run, as text. */
import { factsOfRun } from '#run/reduce/facts-of-run.ts';
import type { StoredRun } from './stored-run-schema.ts';

/** Control characters, which no list can show and PostgreSQL refuses, become spaces. */
export function withoutControls(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/** PostgreSQL refuses this character in a text. */
export function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '');
}

/** The part of the entry that is only shown, as JSON. */
export function summaryJson(run: StoredRun, change: string): string {
  const { flow, ranOn, ...facts } = factsOfRun(run, withoutControls(change));
  return JSON.stringify({
    ...facts,
    flow: { ...flow, name: withoutControls(flow.name) },
    ranOn: { ...ranOn, server: withoutControls(ranOn.server) },
  });
}
