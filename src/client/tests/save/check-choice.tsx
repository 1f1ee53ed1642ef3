/** A proposed check, and what holds now. */
import '@mantine/core/styles/Checkbox.layer.css';
import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SuiteCheck } from '#contract/suite/suite-check.ts';
import { describeCheck } from '#tests/checks/describe-check.ts';
import classes from './save-test.module.css';

export interface CheckChoiceProps {
  check: SuiteCheck;
  now: string;
  isChosen: boolean;
  isBlocked: boolean;
  onToggle: () => void;
}

export function CheckChoice({ check, now, isChosen, isBlocked, onToggle }: CheckChoiceProps) {
  return (
    <div className={`tb-row tb-hairline ${classes.choice}`}>
      <Checkbox
        className="tb-grow"
        label={<span className="tb-break">{checkLabel(check)}</span>}
        checked={isChosen}
        disabled={isBlocked}
        onChange={onToggle}
      />
      <span className={`tb-sm tb-mono tb-quiet tb-cut tb-fixed ${classes.now}`}>{now}</span>
    </div>
  );
}

function checkLabel(check: SuiteCheck): ReactNode {
  if (check === 'equals') return 'Equals this answer';
  if (check === 'tweaks-applied') return 'Every tweak applied';
  if (typeof check === 'object' && 'contains' in check) {
    return (
      <>
        Contains <strong>{check.contains}</strong>
      </>
    );
  }
  if (typeof check === 'object' && 'similar' in check) {
    return (
      <>
        Similar to this answer, at least <strong className="tb-mono">{check.similar.min.toFixed(2)}</strong>
      </>
    );
  }
  if (typeof check === 'object' && 'max-time' in check) {
    return (
      <>
        Takes at most <strong className="tb-mono">{check['max-time'].replace(/(ms|s|m)$/, ' $1')}</strong>
      </>
    );
  }
  return describeCheck(check);
}
