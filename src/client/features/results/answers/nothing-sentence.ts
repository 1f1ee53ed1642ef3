/** Why an output has no result, as far as that is known. */

/**
 * A router left its branch out; it hangs on nothing that runs; the request named it; or nobody asked for it by name.
 */
export type NothingReason = 'skipped' | 'not-reached' | 'asked' | 'not-asked';

/** `reason` is null while the input has not ended well. */
export function nothingSentence(name: string, reason: NothingReason | null, stoppedAfter: number | null): string {
  switch (reason) {
    case 'skipped':
      return `${name} was skipped: the router chose another branch.`;
    case 'not-reached':
      return `${name} did not run because it is not connected to the part of the flow that starts at the first chat input.`;
    case 'asked':
      return `You asked for ${name}, but the server did not return it.`;
    case 'not-asked':
      return `The server returned nothing for ${name}.`;
    case null:
      return stoppedAfter === null ? 'No output before the error.' : 'Stopped before any output.';
  }
}
