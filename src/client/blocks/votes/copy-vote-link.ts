/** Copies the link of a vote. It has only the id, so no secret is in it. */
import { linkReach } from '../../shell/navigation/link-reach.ts';
import { copyText } from '../../shell/ui/browser/copy-text.ts';
import { notify } from '../../shell/ui/feedback/notify.ts';

/** Resolves when it is copied, or a notice says why not. */
export async function copyVoteLink(id: string): Promise<void> {
  const url = new URL(location.pathname, location.origin);
  url.searchParams.set('mode', 'vote');
  url.searchParams.set('vote', id);
  const isCopied = await copyText(url.href);
  notify({
    message: isCopied ? `Link to the vote copied. ${linkReach('vote')}` : 'The browser did not allow copying',
  });
}
