/** The head of a presentation: flow, choice of the question, and buttons to leave. */
import { NativeSelect, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { IconArrowsMaximize, IconArrowsMinimize, IconPlus } from '../../shell/icons/icons.ts';
import { keysOf } from '../../shell/ui/browser/platform-keys.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import type { MenuAction } from '../../shell/ui/controls/action-menu-list.tsx';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { Logo } from '../../shell/ui/controls/logo.tsx';
import classes from './present-head.module.css';
import type { Questions } from './use-questions.ts';

/** How many questions fit side by side into the row of the head at 1024 px. */
const SEGMENTS = 4;

export interface PresentHeadProps {
  flowName: string;
  server: string;
  /** Shows which session is used. */
  session: ReactNode;
  questions: Questions;
  isFull: boolean;
  onFull: () => void;
  /** Publishes the presentation. */
  publish: ReactNode;
  actions: readonly MenuAction[];
  onLeave: () => void;
}

export function PresentHead(props: PresentHeadProps) {
  const { flowName, server, isFull } = props;
  return (
    <header className={`tb-bar tb-wrap tb-between tb-bg ${classes.head}`}>
      <p className={`tb-row tb-shrink tb-gap-sm-md ${classes.brand}`}>
        <Logo />
        <span className={`tb-row tb-wrap tb-shrink ${classes.texts}`}>
          <strong className="tb-cut tb-strong tb-xl">{flowName}</strong>
          <span className={`tb-row tb-shrink tb-gap-sm-md tb-sm tb-quiet ${classes.facts}`}>
            <span className="tb-cut">{server}</span>
            <span className="tb-cut">{props.session}</span>
          </span>
        </span>
      </p>
      <div className={`tb-row tb-wrap ${classes.tools}`}>
        <QuestionChoice {...props.questions} />
        <button type="button" className={`tb-button ${classes.button}`} onClick={props.questions.add}>
          <IconPlus size={16} stroke={1.6} aria-hidden="true" />
          Add question
        </button>
        <div className={classes.publish}>{props.publish}</div>
        <IconButton
          icon={isFull ? IconArrowsMinimize : IconArrowsMaximize}
          label={isFull ? 'Leave full screen' : 'Full screen'}
          tip
          onClick={props.onFull}
        />
        <ActionMenu label="Presentation menu" actions={props.actions} />
        <button type="button" className={`tb-button ${classes.leave}`} aria-label="Leave" onClick={props.onLeave}>
          Leave
          <span className="tb-key" aria-hidden="true">
            {keysOf('esc')}
          </span>
        </button>
      </div>
    </header>
  );
}

function QuestionChoice({ questions, position, show }: Questions) {
  if (questions.length < 2) return null;
  const values = questions.map((_, index) => String(index));
  if (questions.length <= SEGMENTS) {
    return (
      <SegmentedControl
        size="sm"
        className={`tb-fit tb-scroll-x ${classes.questions}`}
        aria-label="Question"
        data={values.map((value, index) => ({ value, label: <Segment index={index} of={values.length} /> }))}
        value={String(position)}
        onChange={(next) => show(Number(next))}
      />
    );
  }
  return (
    <NativeSelect
      className={`tb-fit tb-scroll-x ${classes.questions}`}
      aria-label="Question"
      data={values.map((value, index) => ({ value, label: `Question ${index + 1}` }))}
      value={String(position)}
      onChange={({ currentTarget }) => show(Number(currentTarget.value))}
    />
  );
}

/**
 * With more than two questions, only the first has the label "Question 1" and the others only a number, so that all fit
 * into the head.
 */
function Segment({ index, of }: { index: number; of: number }) {
  return (
    <>
      <span className={index > 0 && of > 2 ? 'tb-visually-hidden' : undefined}>Question </span>
      {index + 1}
    </>
  );
}
