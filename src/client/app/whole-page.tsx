/** What replaces the whole page: Present, or a vote. Each is loaded when it is shown. */
import { lazy } from 'react';
import { useNavigate } from '../shell/navigation/navigate.tsx';
import { useMode, useVoteId } from '../shell/navigation/use-url-key.ts';
import type { PresentModeProps } from './present-mode.tsx';

const PresentMode = lazy(async () => ({ default: (await import('./present-mode.tsx')).PresentMode }));
const VotePage = lazy(async () => ({ default: (await import('../blocks/votes/vote-page.tsx')).VotePage }));

export function WholePage(props: PresentModeProps) {
  const mode = useMode();
  const vote = useVoteId();
  const { showVote } = useNavigate();
  if (mode === 'present') return <PresentMode {...props} />;
  return <VotePage key={vote} id={vote ?? ''} onLeave={() => showVote(null, props.leaveTo)} />;
}
