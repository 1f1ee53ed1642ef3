/** Switches between the modes: the bench, Variants, Batch, Compare. */
import { SegmentedControl } from '@mantine/core';
import { useNavigate } from '../../navigation/navigate.tsx';
import type { PageMode } from '../../navigation/navigation-state.ts';
import { useMode } from '../../navigation/use-url-key.ts';
import { useComparedRuns } from '../../runs/use-compared-runs.ts';
import classes from './top-bar.module.css';

const CHOICES: { value: PageMode; label: string }[] = [
  { value: 'bench', label: 'Bench' },
  { value: 'variants', label: 'Variants' },
  { value: 'batch', label: 'Batch' },
  { value: 'compare', label: 'Compare' },
];

export function ModeControl() {
  const mode = useMode();
  const { setMode } = useNavigate();
  const compared = useComparedRuns();
  return (
    <SegmentedControl
      className={classes.mode ?? ''}
      aria-label="Mode"
      data={CHOICES}
      value={mode}
      onChange={(next) => {
        if (next === 'compare') compared.open();
        else setMode(next);
      }}
    />
  );
}
