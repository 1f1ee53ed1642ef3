/** The entry of all votes, beside the suites. */
import { formatCount } from '#run/figures/result-format.ts';
import { useVotes } from '../../runs/votes/use-votes.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useAreVotesChosen, votesLink } from '../../shell/navigation/use-tests-route.ts';
import { sendUiRequest } from '../../shell/state/send-ui-request.ts';
import { useIsNarrow } from '../../shell/ui/layout/use-is-narrow.ts';
import { PageLink } from '../shared/page-link.tsx';
import classes from './suites.module.css';

export function VotesEntry() {
  const { votes } = useVotes();
  const { openVotes } = useNavigate();
  const isChosen = useAreVotesChosen();
  const isNarrow = useIsNarrow();
  return (
    <p
      className={`tb-row tb-fixed tb-hairline tb-inset-x tb-min-40 tb-hover tb-relative ${classes.votesEntry}`}
      data-chosen={isChosen || undefined}
    >
      <PageLink
        className={`tb-strong tb-grow tb-cover ${classes.name}`}
        href={votesLink()}
        aria-current={isChosen}
        aria-label={votes === null ? 'Votes' : `Votes, ${formatCount(votes.length, 'vote')}`}
        onOpen={(isByKey) => {
          openVotes();
          if (isByKey || isNarrow) sendUiRequest('focus', { kind: 'title', of: 'votes' });
        }}
      >
        Votes
      </PageLink>
      <span className="tb-sm tb-mono tb-quiet">{votes?.length.toLocaleString('en')}</span>
    </p>
  );
}
