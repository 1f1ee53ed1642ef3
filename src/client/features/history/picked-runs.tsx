/** Actions for the picked runs at the end of the strip, until they are compared. */
import { Button } from '@mantine/core';
import { formatList } from '#run/figures/result-format.ts';
import { useMode } from '../../navigation/use-url-key.ts';
import { RUN_LETTERS, useComparedRuns } from '../../runs/use-compared-runs.ts';
import strip from './history-strip.module.css';
import classes from './picked-runs.module.css';

export function PickedRuns() {
  const mode = useMode();
  const { picked, open, clear } = useComparedRuns();
  if (mode === 'compare' || picked.length === 0) return null;
  const letters = RUN_LETTERS.slice(0, picked.length);
  return (
    <div className={`tb-row tb-fixed tb-bg tb-inset-x ${classes.picked}`}>
      {picked.length >= 2 ? (
        <Button size="xs" variant="default" onClick={open}>
          Compare {formatList(letters)}
        </Button>
      ) : (
        <span className={`tb-xs tb-quiet ${strip.note}`}>Select a second run to compare</span>
      )}
      <Button size="xs" variant="subtle" onClick={clear}>
        Clear selection
      </Button>
    </div>
  );
}
