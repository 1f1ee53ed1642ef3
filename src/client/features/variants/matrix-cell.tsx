/** One cell: its answers, grouped if they are equal, with time and difference from the flow's own answer. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { type AnswerDifference, changedPart, diffAnswers, formatChanged } from '#run/compare/answer-difference.ts';
import type { TextPart } from '#run/compare/text-difference.ts';
import { answerText } from '#run/export/export-matrix.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { RunOutput } from '#run/model/run.ts';
import type { AnswerGroup, MatrixCell } from '#run/variants/matrix-view.ts';
import { AnswerBlock } from '../../blocks/answer/answer-block.tsx';
import { OtherAnswer } from '../../blocks/difference/answer-cell.tsx';
import { CopyButton } from '../../ui/controls/copy-button.tsx';
import classes from './matrix-cell.module.css';

export interface MatrixCellViewProps {
  cell: MatrixCell;
  /** "A, Input 1". */
  place: string;
  /** The flow's own answer; null in its own column, and until it has arrived. */
  baseline: RunOutput | null;
  onlyDifferences: boolean;
  /** The longest time of all cells. */
  longestMs: number;
  errorText: (error: NonNullable<AnswerGroup['first']['error']>) => string;
  /** Null while something is running. */
  onAgain: (() => void) | null;
}

/** A longer answer is truncated until it is expanded. */
const LONG = 320;
/** More is never visible. */
const MAX_CUT = 2_000;

export function MatrixCellView(props: MatrixCellViewProps) {
  const { cell, place, onAgain, longestMs } = props;
  const { status, groups, answers, durationMs, durationOf } = cell;
  const [first] = groups;
  const text = first?.first.output ? answerText(first.first.output) : '';
  return (
    <td className={classes.cell} data-status={status} aria-busy={status === 'running' || undefined}>
      <div className={classes.inside}>
        {status === 'none' && <p className="tb-quiet">Not run yet</p>}
        {status === 'waiting' && <p className="tb-quiet">Queued</p>}
        {status !== 'none' &&
          status !== 'waiting' &&
          groups.map((group) => (
            <Group
              key={group.first.input.index}
              {...props}
              group={group}
              of={answers.length}
              isAlone={groups.length === 1}
            />
          ))}
        <p className={`tb-row tb-mono tb-quiet ${classes.foot}`}>
          {durationMs !== null && (
            <>
              <span title={durationOf}>{formatDuration(durationMs)}</span>
              <svg className={`tb-fixed ${classes.bar}`} width={64} height={4} viewBox="0 0 64 4" aria-hidden="true">
                <rect className={classes.track} width={64} height={4} />
                <rect className={classes.time} width={longestMs === 0 ? 0 : (durationMs / longestMs) * 64} height={4} />
              </svg>
            </>
          )}
          {groups.length === 1 && <Differs {...props} group={groups[0]} />}
          {status === 'running' && <span className="tb-accent">Receiving</span>}
          <span className={`tb-end ${classes.tools}`}>
            {text !== '' && status !== 'running' && <CopyButton label={`Copy text of ${place}`} text={text} />}
            {status !== 'none' && (
              <Tooltip label="Run again">
                <ActionIcon
                  aria-label={`Run ${place} again`}
                  aria-disabled={onAgain === null}
                  onClick={() => onAgain?.()}
                >
                  <IconRefresh size={16} stroke={1.6} aria-hidden="true" />
                </ActionIcon>
              </Tooltip>
            )}
          </span>
        </p>
      </div>
    </td>
  );
}

interface GroupProps extends MatrixCellViewProps {
  group: AnswerGroup;
  of: number;
  isAlone: boolean;
}

function Group(props: GroupProps) {
  const { group, of, isAlone, baseline, onlyDifferences, errorText } = props;
  const { input, output, error } = group.first;
  const difference = useDifference(baseline, group);
  const isOpen = input.status === 'running';
  return (
    <div className={classes.group}>
      {of > 1 && (
        <p className={`tb-mono tb-quiet ${classes.count}`}>
          {group.answers.length} of {of}
          {!isAlone && <Differs {...props} />}
        </p>
      )}
      {error !== null && <p className="tb-problem">{errorText(error)}</p>}
      {input.status === 'waiting' && <p className="tb-quiet">Queued</p>}
      {onlyDifferences && difference ? (
        <Changed {...props} difference={difference} output={output} />
      ) : (
        output !== null && <Answer text={answerText(output)} isOpen={isOpen} place={props.place} />
      )}
      {output === null && input.status === 'done' && <p className="tb-quiet">This output is missing</p>}
      {input.status === 'stopped' && <p className="tb-quiet">Stopped. This is not complete.</p>}
    </div>
  );
}

function Answer({ text, isOpen, place }: { text: string; isOpen: boolean; place: string }) {
  const [isWhole, setWhole] = useState(false);
  const isCut = text.length > LONG && !isWhole && !isOpen;
  return (
    <>
      <div className={classes.answer} data-cut={isCut || undefined}>
        <AnswerBlock text={isCut ? text.slice(0, MAX_CUT) : text} isOpen={isOpen} place={place} />
      </div>
      {text.length > LONG && !isOpen && (
        <button
          type="button"
          className={`tb-link ${classes.more}`}
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Show less' : 'Show all'}
        </button>
      )}
    </>
  );
}

function useDifference(baseline: RunOutput | null, group: AnswerGroup | undefined): AnswerDifference | null {
  const output = group?.first.output ?? null;
  const isDone = group?.first.input.status === 'done';
  return useMemo(
    () => (baseline === null || output === null || !isDone ? null : diffAnswers(baseline, output)),
    [baseline, output, isDone],
  );
}

function Differs({ baseline, group }: { baseline: RunOutput | null; group: AnswerGroup | undefined }) {
  const difference = useDifference(baseline, group);
  if (difference === null) return null;
  const part = changedPart(difference);
  return <span>{difference.isSame || part === 0 ? 'same as the flow' : `${formatChanged(part)} different`}</span>;
}

interface ChangedProps {
  place: string;
  difference: AnswerDifference;
  output: RunOutput | null;
}

/** The difference from the flow's answer. */
function Changed({ difference, output, place }: ChangedProps) {
  if (difference.isSame) return <p className="tb-quiet">Same as the flow</p>;
  if (difference.kind === 'apart')
    return <Answer text={output === null ? '' : answerText(output)} isOpen={false} place={place} />;
  if (difference.kind !== 'text') {
    return (
      <div className={classes.difference}>
        <OtherAnswer difference={difference} output={output} layout="line" place={place} />
      </div>
    );
  }
  return (
    <p className={`tb-pre ${classes.text}`}>
      {difference.text.parts.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other key
        <Part key={place} part={part} />
      ))}
    </p>
  );
}

const NEAR = 24;

function Part({ part: { kind, text } }: { part: TextPart }) {
  if (kind === 'removed') return <del>{text}</del>;
  if (kind === 'added') return <ins>{text}</ins>;
  return text.length <= NEAR * 2 ? text : `${text.slice(0, NEAR)} … ${text.slice(-NEAR)}`;
}
