/** Copies the permanent link of a run. It has only the id, so no secret is in it. */
import { copyText } from '../ui/browser/copy-text.ts';
import { notify } from '../ui/feedback/notify.ts';
import { linkReach } from './link-reach.ts';

/** Opens the run on every machine that reaches this server. */
export function runLink(id: string): string {
  const url = new URL(location.pathname, location.origin);
  url.searchParams.set('run', id);
  return url.href;
}

/** Resolves when it is copied, or a notice says why not. */
export async function copyRunLink({ id, number }: { id: string; number: number }): Promise<void> {
  const isCopied = await copyText(runLink(id));
  notify({
    message: isCopied
      ? `Permanent link to run ${number} copied. ${linkReach('open it')}`
      : 'The browser did not allow copying',
  });
}
