/** For what a press began and nothing waits for. */
import { notify } from './notify.ts';

/** When `work` fails, a notice says so and why. `what` is what then did not happen. */
export function notifyError(work: Promise<unknown>, what: string): void {
  work.catch((error: unknown) => {
    notify({ message: `${what}: ${error instanceof Error ? error.message : String(error)}` });
  });
}
