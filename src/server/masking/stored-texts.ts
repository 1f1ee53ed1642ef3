/** What lists show of a run, as text. */
import { factsOfRun } from '#run/reduce/facts-of-run.ts';
import type { KeptRun } from './kept-run.ts';

/** Control characters, which no list can show and PostgreSQL refuses, become spaces. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/** PostgreSQL refuses this character in a text. */
export function withoutNul(text: string): string {
  return text.replaceAll('\u0000', '');
}

/** The part of the entry that is only shown, as JSON. */
export function summaryOf(run: KeptRun, change: string): string {
  const { flow, place, ...facts } = factsOfRun(run, oneLine(change));
  return JSON.stringify({
    ...facts,
    flow: { ...flow, name: oneLine(flow.name) },
    place: { ...place, server: oneLine(place.server) },
  });
}
