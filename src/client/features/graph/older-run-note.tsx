/** Says that the states and times on the graph are those of a run that was started with another request. */
import { useChangedSince } from '../../draft/use-changed-since.ts';
import classes from './graph-view.module.css';
import type { ShownRun } from './use-graph.ts';

/** Hears of every key press in the form, so it is small. */
export function OlderRunNote({ run }: { run: ShownRun }) {
  const { sentence } = useChangedSince(run);
  if (sentence === '') return null;
  return (
    <p className={classes.older} role="note">
      {sentence} The times below are those of run #{run.number}.
    </p>
  );
}
