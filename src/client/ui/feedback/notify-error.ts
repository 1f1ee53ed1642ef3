/** For work that a click starts and nothing awaits. */
import { notify } from './notify.ts';

/** If `work` rejects, a notice says what failed and why. `what` is what did not happen. */
export function notifyError(work: Promise<unknown>, what: string): void {
  work.catch((error: unknown) => {
    notify({ message: `${what}: ${error instanceof Error ? error.message : String(error)}` });
  });
}
