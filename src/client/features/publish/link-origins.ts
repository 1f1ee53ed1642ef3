/** With what the link of a demo begins. */
import type { DemoList } from '#contract/demos/demo-entry.ts';
import { isLoopback } from '#contract/loopback.ts';

/** At least one, the best first. On the machine of the server, the page's own address would lead others to theirs. */
export function linkOrigins(others: DemoList['origins']): readonly [string, ...string[]] {
  const [first, ...rest] = isLoopback(location.hostname) ? (others ?? []) : [];
  return first === undefined ? [location.origin] : [first, ...rest];
}
