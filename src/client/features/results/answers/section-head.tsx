/** The heading of one section of the results; it stays in sight while the section is scrolled through. */
import { ActionIcon } from '@mantine/core';
import { IconReload } from '@tabler/icons-react';
import { memo } from 'react';
import type { RunInputResult } from '#run/model/run.ts';
import { useHint } from '../../../ui/controls/use-hint.tsx';
import { InputTime, type InputTimeProps } from './input-time.tsx';
import classes from './section-head.module.css';

export interface SectionHeadProps extends Omit<InputTimeProps, 'input'> {
  /** Null where the section is not of one input. */
  input: RunInputResult | null;
  title: string;
  question: string;
  /** Runs this input alone; absent while it cannot be. */
  onRunAgain?: (() => void) | undefined;
}

export const SectionHead = memo(function SectionHead({
  input,
  title,
  question,
  onRunAgain,
  ...time
}: SectionHeadProps) {
  const label = input ? `Run input ${input.index + 1} again` : '';
  const { target, shown } = useHint(label);
  return (
    <header className={classes.head}>
      <h3 className={classes.title}>{title}</h3>
      <span className={classes.question} title={question}>
        {question}
      </span>
      {input && <InputTime input={input} {...time} />}
      {onRunAgain && (
        <ActionIcon {...target} className={classes.again ?? ''} aria-label={label} onClick={onRunAgain}>
          <IconReload size={16} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      )}
      {shown}
    </header>
  );
});
