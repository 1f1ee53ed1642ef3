/** Parses a run from an untrusted file or a server. Unknown parts are kept. */
import { isDeeperThan } from '#contract/json.ts';
import { type Run, runSchema } from '../model/run.ts';

/** Null when `value` is not a run, or has not ended. */
export function parseRun(value: unknown): Run | null {
  const run = parseAny(value);
  return run?.status === 'running' ? null : run;
}

/** The same for a run that was stored while it was running. */
export function parseBegunRun(value: unknown): Run | null {
  const run = parseAny(value);
  return run?.status === 'running' ? run : null;
}

/** The depth first, because recursive code would overflow the stack. */
function parseAny(value: unknown): Run | null {
  return isDeeperThan(value) ? null : (runSchema.safeParse(value).data ?? null);
}
