/** What replaces the whole page: Present, or a vote. */
import { lazy } from 'react';
import { useNavigate } from '../navigation/navigate.tsx';
import { useMode, useVoteId } from '../navigation/use-url-key.ts';
import { PresentMode, type PresentModeProps } from './present-mode.tsx';

const VoteView = lazy(async () => ({ default: (await import('../features/votes/vote-view.tsx')).VoteView }));

export function WholePage(props: PresentModeProps) {
  const mode = useMode();
  const vote = useVoteId();
  const { showVote } = useNavigate();
  if (mode === 'present') return <PresentMode {...props} />;
  return <VoteView key={vote} id={vote ?? ''} onLeave={() => showVote(null, props.leaveTo)} />;
}
