/** Chooses the view of one output. A native select, which is cheap to render for many outputs. */
import type { OutputView } from '#run/results/output-view.ts';
import classes from './output-view-choice.module.css';

export interface OutputViewChoiceProps {
  /** "Chat Output, Input 1". */
  place: string;
  views: readonly OutputView[];
  view: OutputView;
  onView: (view: OutputView) => void;
}

const LABELS: Record<OutputView, string> = { answer: 'Answer', table: 'Table', tree: 'Tree', raw: 'Raw' };

export function OutputViewChoice({ place, views, view, onView }: OutputViewChoiceProps) {
  return (
    <select
      className={`tb-fixed tb-quiet ${classes.choice}`}
      aria-label={`View of ${place}`}
      value={view}
      onChange={(event) => {
        const next = views.find((name) => name === event.currentTarget.value);
        if (next) onView(next);
      }}
    >
      {views.map((name) => (
        <option key={name} value={name}>
          {LABELS[name]}
        </option>
      ))}
    </select>
  );
}
