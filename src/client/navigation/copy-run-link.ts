/** Copies the permanent link of a run. It has only the id, so no secret is in it. */
import { isLoopback } from '#contract/loopback.ts';
import { copyText } from '../ui/browser/copy-text.ts';
import { notify } from '../ui/feedback/notify.ts';

/** Opens the run on every machine that reaches this server. */
export function runLink(id: string): string {
  const url = new URL(location.pathname, location.origin);
  url.searchParams.set('run', id);
  return url.href;
}

/** Resolves when it is copied, or a notice says why not. */
export async function copyRunLink({ id, number }: { id: string; number: number }): Promise<void> {
  const isCopied = await copyText(runLink(id));
  const reach = isLoopback(location.hostname)
    ? `Only this computer can open it: ${location.hostname} means "this computer".`
    : 'Whoever can open this server can open it.';
  notify({
    message: isCopied ? `Permanent link to run ${number} copied. ${reach}` : 'The browser did not allow copying',
  });
}
