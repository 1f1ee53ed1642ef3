/** Chooses one of the compared runs. */
import { Select } from '@mantine/core';
import { formatDuration } from '#run/figures/result-format.ts';
import { useNavigate } from '../../navigation/navigate.tsx';
import { useComparedIds } from '../../navigation/use-url-key.ts';
import { isComparable } from '../../runs/history/is-comparable.ts';
import type { RunSummary } from '../../runs/history/run-summary.ts';
import { useRunSummaries } from '../../runs/use-runs.ts';
import classes from './compare.module.css';

/** How many runs are listed; others are found by typing. */
const MAX_LISTED = 100;

export interface RunPickerProps {
  letter: string;
  place: number;
  /** Focus it when it appears: the button that added it is gone. */
  takesFocus: boolean;
}

export function RunPicker({ letter, place, takesFocus }: RunPickerProps) {
  const comparedIds = useComparedIds();
  const { setComparedIds } = useNavigate();
  const { summaries } = useRunSummaries();
  const comparable = summaries.filter(isComparable);
  const byId = new Map(comparable.map((summary) => [summary.id, summary]));
  const id = comparedIds[place] ?? null;
  return (
    <Select
      ref={takesFocus ? focus : null}
      className={classes.picker ?? ''}
      aria-label={`Run ${letter}`}
      placeholder="Choose a run"
      leftSection={<span className={`tb-mono tb-accent tb-fixed ${classes.letter}`}>{letter}</span>}
      searchable
      openOnFocus={false}
      clearable={place === 2}
      clearButtonProps={{ 'aria-label': 'Remove run C', 'aria-hidden': false, tabIndex: 0 }}
      limit={MAX_LISTED}
      nothingFoundMessage="No matching run"
      value={id !== null && byId.has(id) ? id : null}
      data={comparable
        .filter((summary) => summary.id === id || !comparedIds.includes(summary.id))
        .map((summary) => ({ value: summary.id, label: labelOf(summary) }))}
      renderOption={({ option }) => {
        const summary = byId.get(option.value);
        return (
          <span className="tb-between tb-shrink tb-wide tb-gap-md tb-flex">
            <span className="tb-cut">{option.label}</span>
            {summary && <span className="tb-fixed tb-faint">{noteOf(summary)}</span>}
          </span>
        );
      }}
      comboboxProps={{ width: 380, position: 'bottom-start' }}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(next) => {
        const ids = [...comparedIds];
        if (next === null) ids.splice(place, 1);
        else ids[place] = next;
        setComparedIds(ids.filter(Boolean));
      }}
    />
  );
}

/** As a stable ref callback it is called only on mount. */
function focus(input: HTMLInputElement | null): void {
  input?.focus();
}

function labelOf({ number, name, change }: RunSummary): string {
  return `#${number} ${name ?? change}`;
}

function noteOf({ flow, durationMs, status }: RunSummary): string {
  return `${flow.name} · ${status === 'done' ? formatDuration(durationMs ?? 0) : status}`;
}
