/** What lists show of a run, as text. */
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
  const error = run.error ?? run.inputs.find((input) => input.error)?.error;
  return JSON.stringify({
    status: run.status,
    flow: { id: run.flow.id, name: oneLine(run.flow.name) },
    place: { server: oneLine(run.server), ...(run.address !== undefined && { address: run.address }) },
    durationMs: run.durationMs,
    change: oneLine(change),
    errorKind: error?.kind ?? null,
    inputs: run.inputs.length,
    ...(run.madeIn && { madeIn: run.madeIn }),
  });
}
