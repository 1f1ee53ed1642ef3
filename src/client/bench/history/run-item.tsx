/** One run of the strip: number, time or state, age, pin, name or what changed, and a menu. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { useId, useState } from 'react';
import { formatAge } from '#run/figures/result-format.ts';
import { PersonDisc } from '../../blocks/person/person-disc.tsx';
import type { Who } from '../../blocks/person/use-who.ts';
import type { RunSummary } from '../../runs/history/run-summary.ts';
import { useRunActions } from '../../runs/use-run-actions.ts';
import { IconPinFilled } from '../../shell/icons/icons.ts';
import { hasModifier } from '../../shell/ui/browser/platform-keys.ts';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { RunMenu } from '../runs/menu/run-menu.tsx';
import { RunNameField } from '../runs/menu/run-name-field.tsx';
import { whyNotCompared } from '../runs/use-compare-with.ts';
import classes from './history-strip.module.css';
import { RunState, runStateWord } from './run-state.tsx';

export interface RunItemProps {
  summary: RunSummary;
  /** Epoch ms. */
  now: number;
  isShown: boolean;
  /** Null where people have no names. */
  who: Who | null;
  /** True for a run of another flow than the open one: then the flow's name is shown, first. */
  namesFlow: boolean;
  onShow: () => void;
  /** A or B while it is compared. */
  letter: string | null;
  /** Compares it with the current run; null if it cannot. */
  onCompare: (() => void) | null;
}

export function RunItem({ summary, who, now, isShown, namesFlow, onShow, letter, onCompare }: RunItemProps) {
  const { id, number, name, isPinned, change } = summary;
  const actions = useRunActions();
  /** The run as it was when the person began to type a name; null while nobody does. */
  const [named, setNamed] = useState<RunSummary | null>(null);
  const aboutId = useId();
  const word = runStateWord(summary);
  const about = [
    ...(namesFlow ? [summary.flow.name] : []),
    // A run that has just ended has no change yet: it is being saved.
    ...(summary.version === null && summary.status !== 'running' && change !== '' ? ['Not on the server yet'] : []),
    ...(name === null ? [] : [name]),
    ...(change === '' ? [] : [change]),
  ].join(' · ');
  const compare =
    onCompare ?? (() => notify({ message: `Run ${number} cannot be compared. ${whyNotCompared(summary)}.` }));
  const age = formatAge(now - summary.startedAt);
  if (named !== null) {
    return (
      <li className={`tb-fixed tb-hover tb-relative ${classes.item}`} data-run={id} data-shown={isShown || undefined}>
        <div className={classes.naming}>
          <RunNameField run={named} onDone={() => setNamed(null)} />
        </div>
      </li>
    );
  }
  return (
    <li className={`tb-fixed tb-hover tb-relative ${classes.item}`} data-run={id} data-shown={isShown || undefined}>
      <button
        type="button"
        className={`tb-wide tb-ring-inside ${classes.open}`}
        data-run-button=""
        aria-label={word === null ? `Run ${number}` : `Run ${number}, ${word}`}
        aria-describedby={`${aboutId}-time ${letter === null ? '' : `${aboutId}-letter `}${aboutId}-age ${aboutId}-change`}
        title={about}
        aria-current={isShown ? 'true' : undefined}
        onClick={(event) => (event.ctrlKey || event.metaKey ? compare() : onShow())}
        onKeyDown={(event) => {
          if (event.key.toLowerCase() !== 'c' || hasModifier(event)) return;
          event.preventDefault();
          compare();
        }}
      />
      <div className={`tb-column ${classes.about}`}>
        <div className={`tb-row tb-mono tb-gap-xs-sm tb-size-xs tb-one-line ${classes.first}`}>
          <span className="tb-strong">#{number}</span>
          <span id={`${aboutId}-time`}>
            <RunState {...summary} />
          </span>
          {letter !== null && (
            <span id={`${aboutId}-letter`} className={classes.letter}>
              <span className="tb-visually-hidden">compared as </span>
              {letter}
            </span>
          )}
          <span className="tb-quiet tb-end tb-inline">
            {isPinned && (
              <Unpin
                number={number}
                onUnpin={() => notifyError(actions.setPinned(id, false), `Run ${number} was not unpinned`)}
              />
            )}
            <span id={`${aboutId}-age`}>{age}</span>
          </span>
        </div>
        <div id={`${aboutId}-change`} className="tb-row tb-gap-xs-sm">
          {who !== null && <PersonDisc name={summary.version === null ? who.you : summary.person} who={who} />}
          <p className="tb-cut tb-sm tb-quiet">{about}</p>
        </div>
      </div>
      {summary.status !== 'running' && (
        <div className={classes.menu}>
          <RunMenu summary={summary} onName={() => setNamed(summary)} />
        </div>
      )}
    </li>
  );
}

function Unpin({ number, onUnpin }: { number: number; onUnpin: () => void }) {
  const label = `Unpin run ${number}`;
  return (
    <Tooltip label={label}>
      <ActionIcon className={classes.pin ?? ''} size={20} aria-label={label} onClick={onUnpin}>
        <IconPinFilled size={13} aria-hidden="true" />
      </ActionIcon>
    </Tooltip>
  );
}
