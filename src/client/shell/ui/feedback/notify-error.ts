/** For work that a click starts and nothing awaits. */
import { errorMessage } from '#contract/error-message.ts';
import { notify } from './notify.ts';

/** If `work` rejects, a notice says what failed and why. `what` is what did not happen. */
export function notifyError(work: Promise<unknown>, what: string): void {
  work.catch((error: unknown) => {
    notify({ message: `${what}: ${errorMessage(error)}` });
  });
}
