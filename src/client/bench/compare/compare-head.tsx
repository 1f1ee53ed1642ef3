/** The head of the region: chooses runs, input and layout, and loads the tweaks of a run. */

import { Button, Select } from '@mantine/core';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import type { MatchedInput } from '#run/compare/match-runs.ts';
import { type Pair, RUN_LETTERS } from '#run/compare/run-pair.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import { useEditorSync } from '../../draft/use-draft.ts';
import { useChangeWithUndo } from '../../draft/use-offer-undo.ts';
import { useReplaceDraft } from '../../draft/use-replace-draft.ts';
import { isRunOf } from '../../runs/history/run-server.ts';
import type { RunSummary } from '../../runs/history/run-summary.ts';
import { useRunSummaries } from '../../runs/use-runs.ts';
import { useConnection } from '../../shell/api/connection-provider.tsx';
import { goTo } from '../../shell/navigation/go-to.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { useComparedIds, useFlowId } from '../../shell/navigation/use-url-key.ts';
import { Segments } from '../../shell/ui/controls/segments.tsx';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import { PartTitle } from '../../shell/ui/focus/part-title.tsx';
import type { DiffLayout } from '../blocks/difference/diff-layout.ts';
import { useSaveEvidence } from '../blocks/evidence/use-save-evidence.ts';
import { isComparable } from '../runs/history/is-comparable.ts';
import { useRestore } from '../runs/use-restore.ts';
import classes from './compare.module.css';
import { inputName } from './input-name.ts';

const LAYOUTS = [
  ['side', 'Side by side'],
  ['line', 'In line'],
  ['formatted', 'Formatted'],
] as const;

export interface CompareHeadProps {
  /** Null until both are there. */
  runs: Pair<Run> | null;
  inputs: readonly MatchedInput[];
  shown: number;
  onShown: (position: number) => void;
  /** Null if there is nothing to compare. */
  layout: DiffLayout | null;
  onLayout: (layout: DiffLayout) => void;
}

export function CompareHead({ runs, inputs, shown, onShown, layout, onLayout }: CompareHeadProps) {
  const { setMode } = useNavigate();
  const takeTweaks = useTakeTweaks();
  const saveEvidence = useSaveEvidence();
  return (
    <header className={`tb-bar tb-wrap tb-inset-xs-sm tb-min-48 ${classes.head}`}>
      <PartTitle of="compare" className="tb-md tb-strong" id="compare-title">
        Compare
      </PartTitle>
      <div className={`tb-row tb-wrap ${classes.pickers}`}>
        {RUN_LETTERS.map((letter, side) => (
          <RunPicker key={letter} letter={letter} side={side} />
        ))}
      </div>
      <div className={`tb-row tb-end tb-wrap ${classes.tools}`}>
        {inputs.length > 1 && (
          <Segments
            label="Input compared"
            choices={inputs.map((input, position) => [String(position), inputName(input)] as const)}
            most={5}
            value={String(shown)}
            onChange={(value) => onShown(Number(value))}
          />
        )}
        {layout && <Segments label="Diff layout" choices={LAYOUTS} value={layout} onChange={onLayout} />}
        {runs !== null && (
          <>
            <Button size="xs" onClick={() => takeTweaks(runs[1])}>
              Use B's tweaks
            </Button>
            <Button
              size="xs"
              onClick={() =>
                notifyError(saveEvidence([runs[0].id, runs[1].id]), 'The comparison was not saved as a file')
              }
            >
              Save evidence file
            </Button>
          </>
        )}
        <Button className={classes.back ?? ''} size="xs" onClick={() => setMode('bench')}>
          Back to the bench
        </Button>
      </div>
    </header>
  );
}

/** How many runs are listed; others are found by typing. */
const MAX_LISTED = 100;

interface RunPickerProps {
  letter: string;
  side: number;
}

/** Chooses one of the compared runs. */
function RunPicker({ letter, side }: RunPickerProps) {
  const comparedIds = useComparedIds();
  const { setComparedIds } = useNavigate();
  const { summaries } = useRunSummaries();
  const comparable = summaries.filter(isComparable);
  const byId = new Map(comparable.map((summary) => [summary.id, summary]));
  const id = comparedIds[side] ?? null;
  return (
    <Select
      className={classes.picker ?? ''}
      aria-label={`Run ${letter}`}
      placeholder="Choose a run"
      leftSection={<span className={`tb-mono tb-accent tb-fixed ${classes.letter}`}>{letter}</span>}
      searchable
      openOnFocus={false}
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
        if (next === null) ids.splice(side, 1);
        else ids[side] = next;
        setComparedIds(ids.filter(Boolean));
      }}
    />
  );
}

function labelOf({ number, name, change }: RunSummary): string {
  return `#${number} ${name ?? change}`;
}

function noteOf({ flow, durationMs, status }: RunSummary): string {
  return `${flow.name} · ${status === 'done' ? formatDuration(durationMs ?? 0) : status}`;
}

/** Loads the tweaks of a compared run into the editor, shows it, and shows a notice with Undo. */
function useTakeTweaks(): (run: Run) => void {
  const { setTweaksText } = useEditorSync();
  const flowId = useFlowId();
  const { setMode } = useNavigate();
  const flow = useOpenFlow();
  const { connection } = useConnection();
  const changeWithUndo = useChangeWithUndo();
  const replaceDraft = useReplaceDraft();
  const restore = useRestore();
  return (run) => {
    const { tweaksText } = run.draft;
    const secrets = tweaksText.includes(SECRET_MASK) ? ' Secrets are not saved. Enter them again.' : '';
    if (!isRunOf(run, connection)) {
      // If the run is of another server, restore the whole request there.
      restore(run);
      setMode('bench');
      return;
    }
    if (run.flow.id !== flowId && run.flow.id !== flow?.id) {
      const message = `${run.flow.name} is open with the request of run #${run.number}.${secrets}`;
      replaceDraft({ flowId: run.flow.id, draft: structuredClone(run.draft), message });
      setMode('bench');
      return;
    }
    const message = `The tweaks of run #${run.number} are in the editor.${secrets}`;
    changeWithUndo(message, () => setTweaksText(tweaksText, 'restore'));
    goTo({ kind: 'tweaks', line: null });
  };
}
