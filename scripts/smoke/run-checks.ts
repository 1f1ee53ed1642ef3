/** Runs the smoke checks one after the other and counts them in the form of Vitest's report. */

import { setTimeout as pause } from 'node:timers/promises';
import { errorMessage } from '../../src/contract/error-message.ts';

/** Throws when it fails. Resolves with false, after a message, when this machine cannot do it. */
export type Check = () => Promise<boolean>;

export interface SmokeCheck {
  name: string;
  /** Finds what it needs and resolves with the check itself; with null, after a message, when that is not available. */
  prepare(): Check | null;
  /** Time limit if it needs longer than the others. */
  limitMs?: number;
}

export interface SmokeReport {
  numPassedTests: number;
  numFailedTests: number;
  /** How many checks were skipped. */
  numPendingTests: number;
  success: boolean;
}

export interface RunChecksOptions {
  /** Time limit of a check. */
  limitMs: number;
  say: (line: string) => void;
  /** Ends what a check has started. */
  cleanUp: () => Promise<void>;
}

export async function runChecks(checks: readonly SmokeCheck[], options: RunChecksOptions): Promise<SmokeReport> {
  const { say, cleanUp } = options;
  let [passed, failed, skipped] = [0, 0, 0];
  for (const { name, prepare, limitMs = options.limitMs } of checks) {
    const run = prepare();
    if (run === null) {
      skipped += 1;
      continue;
    }
    const limit = new AbortController();
    try {
      const over = pause(limitMs, null, { signal: limit.signal }).then(() => {
        throw new Error(`not done after ${limitMs / 1000} s`);
      });
      if (await Promise.race([run(), over])) {
        passed += 1;
        say(`${name}: passed`);
      } else skipped += 1;
    } catch (error) {
      failed += 1;
      say(`${name}: failed. ${errorMessage(error)}`);
    } finally {
      limit.abort();
      await cleanUp();
    }
  }
  return { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, success: failed === 0 };
}
