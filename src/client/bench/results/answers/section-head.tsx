/** The sticky heading of a section of the results. */

import { memo } from 'react';
import { formatDuration } from '#run/figures/result-format.ts';
import type { RunInputResult } from '#run/model/run.ts';
import { IconReload } from '../../../shell/icons/icons.ts';
import { IconButton } from '../../../shell/ui/controls/icon-button.tsx';
import { useHint } from '../../../shell/ui/controls/use-hint.tsx';
import { ElapsedTime } from '../../../shell/ui/feedback/elapsed-time.tsx';
import classes from './section-head.module.css';

/** The duration of an input, or the elapsed time. */
interface InputTimeProps {
  input: RunInputResult;
  /** When the run started, epoch ms: the input's times are relative to it. */
  runStartedAt: number;
  /** In ms; null until the input has ended. */
  timeMs: number | null;
  /** When it began and ended, and on which clock. */
  span: string | undefined;
}

export interface SectionHeadProps extends Omit<InputTimeProps, 'input'> {
  /** Null if the section is not for one input. */
  input: RunInputResult | null;
  title: string;
  question: string;
  /** The question reached no component. */
  isMissed: boolean;
  /** Runs only this input; absent if that is not possible. */
  onRunAgain?: (() => void) | undefined;
}

export const SectionHead = memo(function SectionHead({
  input,
  title,
  question,
  isMissed,
  onRunAgain,
  ...time
}: SectionHeadProps) {
  const label = input ? `Run input ${input.index + 1} again` : '';
  const { target, shown } = useHint(label);
  return (
    <header className={`tb-row tb-sunken tb-hairline tb-gap-sm-md ${classes.head}`}>
      <h3 className={`tb-cut tb-sm tb-fixed tb-strong ${classes.title}`}>{title}</h3>
      <span className="tb-cut tb-sm tb-grow tb-quiet tb-isolate" title={question}>
        {isMissed ? <s>{question}</s> : question}
      </span>
      {input && <InputTime input={input} {...time} />}
      {onRunAgain && <IconButton icon={IconReload} label={label} {...target} onClick={onRunAgain} />}
      {shown}
    </header>
  );
});

function InputTime({ input, runStartedAt, timeMs, span }: InputTimeProps) {
  const { startedAt } = input;
  if (startedAt === null) return null;
  if (timeMs === null)
    return <ElapsedTime since={runStartedAt + startedAt} className="tb-xs tb-mono tb-accent tb-strong tb-fixed" />;
  return (
    <span className="tb-xs tb-mono tb-quiet tb-fixed" title={span}>
      {formatDuration(timeMs)}
    </span>
  );
}
