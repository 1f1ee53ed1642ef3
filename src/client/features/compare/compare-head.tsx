/** The head of the region: chooses runs, input and layout, and loads the tweaks of a run. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MatchedInput } from '#run/compare/match-runs.ts';
import type { Run } from '#run/model/run.ts';
import type { DiffLayout } from '../../blocks/difference/diff-layout.ts';
import { useSaveEvidence } from '../../blocks/evidence/use-save-evidence.ts';
import { IconPlus } from '../../icons/icons.ts';
import { useNavigate } from '../../navigation/navigate.tsx';
import { MAX_COMPARED } from '../../navigation/navigation-state.ts';
import { useComparedIds } from '../../navigation/use-url-key.ts';
import { isComparable } from '../../runs/history/is-comparable.ts';
import { RUN_LETTERS } from '../../runs/use-compared-runs.ts';
import { useRunSummaries } from '../../runs/use-runs.ts';
import { Segments } from '../../ui/controls/segments.tsx';
import { notifyError } from '../../ui/feedback/notify-error.ts';
import { PartTitle } from '../../ui/focus/part-title.tsx';
import classes from './compare.module.css';
import { inputName } from './input-name.ts';
import { RunPicker } from './run-picker.tsx';
import { useTakeTweaks } from './use-take-tweaks.ts';

const LAYOUTS = [
  ['side', 'Side by side'],
  ['line', 'In line'],
  ['formatted', 'Formatted'],
] as const;

export interface CompareHeadProps {
  runs: readonly Run[];
  letters: readonly string[];
  inputs: readonly MatchedInput[];
  shown: number;
  onShown: (place: number) => void;
  /** Null if there is nothing to compare. */
  layout: DiffLayout | null;
  onLayout: (layout: DiffLayout) => void;
}

export function CompareHead({ runs, letters, inputs, shown, onShown, layout, onLayout }: CompareHeadProps) {
  const comparedIds = useComparedIds();
  const { setComparedIds, setMode } = useNavigate();
  const { summaries } = useRunSummaries();
  const takeTweaks = useTakeTweaks();
  const saveEvidence = useSaveEvidence();
  const [added, setAdded] = useState<string | null>(null);
  const pickers = Math.max(2, comparedIds.length);
  const next = summaries.find((summary) => isComparable(summary) && !comparedIds.includes(summary.id));
  return (
    <header className={`tb-bar tb-wrap tb-inset-xs-sm tb-min-48 ${classes.head}`}>
      <PartTitle of="compare" className="tb-md tb-strong" id="compare-title">
        Compare
      </PartTitle>
      <div className={`tb-row tb-wrap ${classes.pickers}`}>
        {RUN_LETTERS.slice(0, pickers).map((letter, place) => (
          <RunPicker
            key={letter}
            letter={letter}
            place={place}
            takesFocus={place === MAX_COMPARED - 1 && comparedIds[place] === added}
          />
        ))}
        {comparedIds.length === MAX_COMPARED - 1 && next && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} stroke={1.6} aria-hidden="true" />}
            onClick={() => {
              setComparedIds([...comparedIds, next.id]);
              setAdded(next.id);
            }}
          >
            Add run C
          </Button>
        )}
      </div>
      <div className={`tb-row tb-end tb-wrap ${classes.tools}`}>
        {inputs.length > 1 && <InputChoice inputs={inputs} shown={shown} onShown={onShown} letters={letters} />}
        {layout && <Segments label="Diff layout" choices={LAYOUTS} value={layout} onChange={onLayout} />}
        {runs.length >= 2 &&
          runs.slice(1).map((run, place) => (
            <Button key={run.id} size="xs" onClick={() => takeTweaks(run)}>
              Use {letters[place + 1]}'s tweaks
            </Button>
          ))}
        {runs.length >= 2 && runs.every(({ status }) => status !== 'running') && (
          <Button
            size="xs"
            onClick={() =>
              notifyError(saveEvidence(runs.map(({ id }) => id)), 'The comparison was not saved as a file')
            }
          >
            Save evidence file
          </Button>
        )}
        <Button className={classes.back ?? ''} size="xs" onClick={() => setMode('bench')}>
          Back to Bench
        </Button>
      </div>
    </header>
  );
}

interface InputChoiceProps {
  inputs: readonly MatchedInput[];
  letters: readonly string[];
  shown: number;
  onShown: (place: number) => void;
}

function InputChoice({ inputs, letters, shown, onShown }: InputChoiceProps) {
  return (
    <Segments
      label="Input compared"
      choices={inputs.map((input, place) => [String(place), inputName(input, letters)] as const)}
      most={5}
      value={String(shown)}
      onChange={(place) => onShown(Number(place))}
    />
  );
}
