/** One run of All runs. A click opens it without running it. */

import { useId, useState } from 'react';
import type { RunEntry } from '#contract/workspace/run-entry.ts';
import { momentWords } from '#run/figures/moment-words.ts';
import { PersonDisc } from '../../../blocks/person/person-disc.tsx';
import { personName, type Who } from '../../../blocks/person/use-who.ts';
import { IconLink, IconPinFilled } from '../../../icons/icons.ts';
import { copyRunLink } from '../../../navigation/copy-run-link.ts';
import { type RunSummary, summaryOf } from '../../../runs/history/run-summary.ts';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import { RunMenu } from '../run-menu.tsx';
import { RunNameField } from '../run-name-field.tsx';
import { RunState, runStateWord } from '../run-state.tsx';
import classes from './all-runs.module.css';

export interface ListedRunProps {
  entry: RunEntry;
  /** Null where people have no names. */
  who: Who | null;
  /** Epoch ms. */
  now: number;
  index: number;
  rowIndex: number;
  /** True for the run that the page shows. */
  isShown: boolean;
  /** True for the row that has the tab stop. */
  isActive: boolean;
  onShow: () => void;
}

export function ListedRun({ entry, who, now, index, rowIndex, isShown, isActive, onShow }: ListedRunProps) {
  const { number, person, name, change, flow, startedAt, isPinned } = entry;
  /** As it was when the person began to type a name. */
  const [named, setNamed] = useState<RunSummary | null>(null);
  const aboutId = useId();
  const word = runStateWord(entry);
  const tabIndex = isActive ? 0 : -1;
  const what = [...(name === null ? [] : [name]), change].join(' · ');
  return (
    <tr className={`tb-hover ${classes.row}`} aria-rowindex={rowIndex} data-shown={isShown || undefined}>
      <td className="tb-mono">
        <button
          type="button"
          className={`tb-plain tb-strong tb-cover ${classes.open}`}
          data-row={index}
          tabIndex={tabIndex}
          aria-label={word === null ? `Open run ${number}` : `Open run ${number}, ${word}`}
          aria-describedby={`${aboutId}-what ${aboutId}-when`}
          aria-current={isShown || undefined}
          onClick={onShow}
        >
          #{number}
        </button>
      </td>
      {who !== null && (
        <td>
          <span className={`tb-row tb-gap-xs tb-start ${classes.who}`} title={personName(person)}>
            <PersonDisc name={person} who={who} isNamed />
            <span className="tb-cut">{person !== null && who.isYou(person) ? 'You' : (person ?? 'No name')}</span>
          </span>
        </td>
      )}
      <td id={`${aboutId}-what`} title={`${what} · ${flow.name}`}>
        {named === null ? (
          <>
            {what}
            <span className="tb-faint"> · {flow.name}</span>
          </>
        ) : (
          <span className={classes.naming}>
            <RunNameField run={named} onDone={() => setNamed(null)} />
          </span>
        )}
      </td>
      <td className="tb-mono">
        <RunState {...entry} />
      </td>
      <td>
        <span id={`${aboutId}-when`} className="tb-quiet" title={new Date(startedAt).toLocaleString('en-GB')}>
          {momentWords(startedAt, now).text}
        </span>
        <span className={`tb-gap-xs ${classes.tools}`}>
          {isPinned && <IconPinFilled size={13} className="tb-quiet" role="img" aria-label="Pinned" />}
          <IconButton
            icon={IconLink}
            label={`Copy permanent link to run ${number}`}
            tip="Copy permanent link"
            className={classes.copy ?? ''}
            tabIndex={tabIndex}
            onClick={() => void copyRunLink(entry)}
          />
          <span className={classes.copy}>
            <RunMenu summary={summaryOf(entry)} onName={() => setNamed(summaryOf(entry))} tabIndex={tabIndex} />
          </span>
        </span>
      </td>
    </tr>
  );
}
