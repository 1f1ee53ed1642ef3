/** Why an output has no result. */
import { NOT_FINISHED } from '#run/figures/not-finished.ts';

/** Time in ms until the user stopped the run; `left` if its page was left before it had ended; null for any other. */
export type StoppedAfter = number | 'left' | null;

/**
 * In this order: its branch was skipped; nothing that runs is connected to it; the request named it, but the server
 * returned nothing; the request did not name it.
 */
export type NothingReason = 'skipped' | 'not-reached' | 'requested' | 'not-requested';

/**
 * The sentence for the output `name`. `reason` is null unless the input has ended successfully. `skipped` says why the
 * branch was skipped; empty if it was not.
 */
export function nothingSentence(
  name: string,
  reason: NothingReason | null,
  stoppedAfter: StoppedAfter,
  skipped: string,
): string {
  switch (reason) {
    case 'skipped':
      return `${name} was skipped: ${skipped}.`;
    case 'not-reached':
      return `${name} did not run because it is not connected to the part of the flow that starts at the first chat input.`;
    case 'requested':
      return `You asked for ${name}, but the server did not return it.`;
    case 'not-requested':
      return `The server returned nothing for ${name}.`;
    case null:
      if (stoppedAfter === 'left') return `${NOT_FINISHED}.`;
      return stoppedAfter === null ? 'No output before the error.' : 'Stopped before any output.';
  }
}
