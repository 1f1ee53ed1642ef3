/** The head of the region: chooses runs, input and layout, and loads the tweaks of a run. */

import { Button } from '@mantine/core';
import { type MatchedInput, positionWhenSwapped } from '#run/compare/match-runs.ts';
import type { Pair } from '#run/compare/run-pair.ts';
import type { Run } from '#run/model/run.ts';
import { IconArrowLeft, IconArrowsExchange, IconDownload } from '../../shell/icons/icons.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useTestsRoute } from '../../shell/navigation/use-tests-route.ts';
import { useMode } from '../../shell/navigation/use-url-key.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { Segments } from '../../shell/ui/controls/segments.tsx';
import { PartTitle } from '../../shell/ui/focus/part-title.tsx';
import { useIsNarrow, useNarrowHeight } from '../../shell/ui/layout/use-is-narrow.ts';
import type { DiffLayout } from '../blocks/difference/diff-layout.ts';
import { useSaveEvidence } from '../blocks/evidence/use-save-evidence.tsx';
import classes from './compare.module.css';
import type { ComparedSlot } from './compared-slots.ts';
import { inputName } from './input-name.ts';
import { RunPicker } from './run-picker.tsx';
import { useTakeTweaks } from './use-take-tweaks.ts';

const LAYOUTS = [
  ['side', 'Side by side'],
  ['line', 'In line'],
] as const;

export interface CompareHeadProps {
  slots: Pair<ComparedSlot>;
  /** Null until both are there. */
  runs: Pair<Run> | null;
  inputs: readonly MatchedInput[];
  shown: number;
  onShown: (position: number) => void;
  layout: DiffLayout;
  onLayout: (layout: DiffLayout) => void;
}

export function CompareHead({ slots, runs, inputs, shown, onShown, layout, onLayout }: CompareHeadProps) {
  const { openCompare, closeCompare } = useNavigate();
  const takeTweaks = useTakeTweaks();
  const { saveEvidence, dialog } = useSaveEvidence('The comparison was not saved as a file');
  const isNarrow = useIsNarrow();
  const size = useNarrowHeight(28);
  const back = useBackLabel();
  const [a, b] = slots;
  const swap = () => {
    openCompare([b.id, a.id], { history: 'replace' });
    const input = inputs[shown];
    if (runs !== null && input) onShown(positionWhenSwapped(runs, input));
  };
  return (
    <header className={`tb-bar tb-wrap tb-inset-xs-sm tb-min-48 ${classes.head}`}>
      {isNarrow && <IconButton icon={IconArrowLeft} label={back} size={size} iconSize={20} onClick={closeCompare} />}
      <PartTitle of="compare" className="tb-md tb-strong" id="compare-title">
        Compare
      </PartTitle>
      <div className={`tb-row ${classes.pickers}`}>
        <RunPicker letter="A" slots={slots} side={0} />
        <IconButton icon={IconArrowsExchange} label="Swap A and B" size={size} tip onClick={swap} />
        <RunPicker letter="B" slots={slots} side={1} />
      </div>
      <div className={`tb-row tb-end tb-wrap ${classes.tools}`}>
        {inputs.length > 1 && (
          <Segments
            label="Input compared"
            choices={inputs.map((input, position) => [String(position), inputName(input)] as const)}
            most={4}
            value={String(shown)}
            onChange={(value) => onShown(Number(value))}
          />
        )}
        {runs !== null && (
          <>
            <Segments label="Diff layout" choices={LAYOUTS} value={layout} onChange={onLayout} />
            <Button size="xs" onClick={() => takeTweaks(runs[1])}>
              Use B's tweaks
            </Button>
            <IconButton
              icon={IconDownload}
              label="Save evidence file"
              size={size}
              tip
              onClick={() => saveEvidence([a.id, b.id])}
            />
          </>
        )}
        {!isNarrow && (
          <button
            type="button"
            className={`tb-plain tb-hover tb-row tb-gap-xs-sm tb-min-28 tb-sm tb-strong tb-ink ${classes.back}`}
            onClick={closeCompare}
          >
            {back}
            <span className="tb-key" aria-hidden="true">
              esc
            </span>
          </button>
        )}
        {dialog}
      </div>
    </header>
  );
}

function useBackLabel(): string {
  const mode = useMode();
  const { cell } = useTestsRoute();
  if (mode !== 'tests') return 'Back to the bench';
  return cell === null ? 'Back to Tests' : 'Back to the cell';
}
