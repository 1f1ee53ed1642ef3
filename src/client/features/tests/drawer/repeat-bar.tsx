/** Chooses one of the repeats of an open cell, and says which of them gave the same answer. */
import { SegmentedControl } from '@mantine/core';
import type { CellLook } from '#run/test-view/cell-look.ts';
import { TestMark } from '../parts/test-mark.tsx';
import classes from './repeat-bar.module.css';

export interface RepeatBarProps {
  /** Of each repeat. */
  looks: readonly CellLook[];
  /** From 0. */
  repeat: number;
  onRepeat: (repeat: number) => void;
  /** `3 of 3 the same`; empty for fewer than two answers. */
  same: string;
}

export function RepeatBar({ looks, repeat, onRepeat, same }: RepeatBarProps) {
  if (looks.length < 2) return null;
  return (
    <div className={`tb-bar tb-hairline tb-row tb-inset-xs ${classes.repeats}`}>
      <SegmentedControl
        className="tb-fixed"
        size="xs"
        aria-label="Repeat"
        value={String(repeat + 1)}
        onChange={(value) => onRepeat(Number(value) - 1)}
        data={looks.map((look, at) => ({
          value: String(at + 1),
          label: (
            <span className="tb-row tb-gap-xs">
              <TestMark look={look} size={12} />
              {at + 1}
            </span>
          ),
        }))}
      />
      <span className="tb-sm tb-quiet tb-end">{same}</span>
    </div>
  );
}
