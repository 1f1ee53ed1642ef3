/** The one polite live region of the page: milestones of the run, and short answers to what a person did. */
import { useEffect, useState } from 'react';
import type { Run } from '#run/run.ts';
import { useRunPart } from '../../runs/use-runs.ts';
import { onAnnounce } from '../../ui/announce.ts';
import { useRunCommand } from './run-command.ts';
import { milestoneOf } from './run-milestone.ts';

export function RunStatus() {
  const { running } = useRunCommand();
  const [followed, setFollowed] = useState<string | null>(null);
  if (running !== null && running.id !== followed) setFollowed(running.id);
  const milestone = useRunPart(followed, selectMilestone).part ?? '';
  const [said, setSaid] = useState({ milestone: '', text: '' });
  // The run's id is part of it: two runs that fail alike are two things to say.
  const current = `${followed}: ${milestone}`;
  if (milestone !== '' && said.milestone !== current) setSaid({ milestone: current, text: milestone });

  useEffect(() => onAnnounce((text) => setSaid((before) => ({ ...before, text }))), []);

  return (
    <div role="status" aria-label="Run status" className="tb-visually-hidden">
      {said.text}
    </div>
  );
}

const selectMilestone = (run: Run) => milestoneOf(run);
