/** Says that somebody else ran the shown run, and when. */
import { UnstyledButton } from '@mantine/core';
import { momentWords } from '#run/figures/moment-words.ts';
import type { Run } from '#run/model/run.ts';
import { PersonDisc } from '../../../blocks/person/person-disc.tsx';
import { personName, type Who } from '../../../blocks/person/use-who.ts';
import { copyRunLink } from '../../../navigation/copy-run-link.ts';
import classes from './stale-line.module.css';

export interface RunnerLineProps {
  run: Run;
  /** Who ran it; null for a person without a name. */
  person: string | null;
  who: Who;
}

export function RunnerLine({ run, person, who }: RunnerLineProps) {
  const { text, isDay } = momentWords(run.startedAt, Date.now());
  return (
    <div className={`tb-bar tb-sm tb-wrap tb-quiet tb-sunken tb-inset-xs ${classes.line}`}>
      <PersonDisc name={person} who={who} isNamed />
      <p className="tb-words">
        <b className="tb-strong tb-ink">{personName(person)}</b>
        {` ran this ${isDay ? 'on ' : ''}${text}. Opened from history.`}
      </p>
      <UnstyledButton className="tb-sm tb-accent tb-strong" onClick={() => void copyRunLink(run)}>
        Copy permanent link
      </UnstyledButton>
    </div>
  );
}
