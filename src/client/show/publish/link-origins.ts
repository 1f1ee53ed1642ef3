/** The possible beginnings of the link to a demo. */
import type { DemoList } from '#contract/demos/demo-entry.ts';
import { isLoopback } from '#contract/loopback.ts';

/**
 * At least one, the best first. On the machine of the server, the page's own address would lead others to theirs, so it comes
 * last; but it may be the only one that works, through a tunnel or where an allowed name is not served yet.
 */
export function linkOrigins(others: DemoList['origins']): readonly [string, ...string[]] {
  const [first, ...rest] = isLoopback(location.hostname) ? (others ?? []) : [];
  return first === undefined ? [location.origin] : [first, ...rest, location.origin];
}
