import { isLoopback } from '#contract/loopback.ts';

/** Who can open a link to this page. `what`: `open it`. */
export function linkReach(what: string): string {
  return isLoopback(location.hostname)
    ? `Only this computer can ${what}: ${location.hostname} means "this computer".`
    : `Whoever can open this server can ${what}.`;
}
