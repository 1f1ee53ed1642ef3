/** The region Variants: the same inputs with several sets of tweaks, compared with the flow without tweaks. */
import { Button } from '@mantine/core';
import { lazy, useCallback, useMemo, useState } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { selectOutputs } from '#flow/request/select-outputs.ts';
import { exportMatrix, type MatrixFormat } from '#run/export/export-matrix.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { toRunRequest } from '#run/plan/to-run-request.ts';
import { keysLeftOut, letterOf, MAX_VARIANTS, type VariantColumn } from '#run/variants/variant.ts';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { useDraftForm, useDraftValue } from '../../draft/use-draft.ts';
import { useReplaceDraft } from '../../draft/use-replace-draft.ts';
import { useNavigate } from '../../navigation/navigate.tsx';
import { useOpenFlow } from '../../navigation/use-open-flow.ts';
import { downloadFile } from '../../ui/browser/download-file.ts';
import { OverlayGuard } from '../../ui/feedback/overlay-guard.tsx';
import { keepFocus } from '../../ui/focus/keep-focus.ts';
import { useMatrixRun } from './use-matrix-run.ts';
import { useVariantSet } from './use-variant-set.ts';
import { VariantsHead } from './variants-head.tsx';
import { VariantsTable } from './variants-table.tsx';
import classes from './variants-view.module.css';

const VariantDialog = lazy(async () => ({ default: (await import('./variant-dialog.tsx')).VariantDialog }));
const VaryDialog = lazy(async () => ({ default: (await import('./vary-dialog.tsx')).VaryDialog }));
const FromRunDialog = lazy(async () => ({ default: (await import('./from-run-dialog.tsx')).FromRunDialog }));

export function VariantsView() {
  const flow = useOpenFlow();
  return (
    <section className={`tb-fill ${classes.view}`} aria-label="Variants" id="variants" ref={keepFocus}>
      {flow === null ? (
        <p className={`tb-lg tb-quiet ${classes.empty}`}>Choose a flow to try variants of its tweaks.</p>
      ) : (
        <FlowVariants key={flow.id} flow={flow} />
      )}
    </section>
  );
}

type Dialog = { kind: 'edit'; id: string } | { kind: 'vary' } | { kind: 'run' } | null;

function FlowVariants({ flow }: { flow: FlowDetail }) {
  const { set, actions } = useVariantSet(flow.index);
  const matrix = useMatrixRun(flow, set);
  const { run, columns, isPast } = matrix;
  const form = useDraftForm();
  const replaceDraft = useReplaceDraft();
  const { setMode, showRun } = useNavigate();
  const inputs = useRequestInputs();
  const outputs = useOutputs(flow.index);
  const [chosen, choose] = useState<string | null>(null);
  const [onlyDifferences, setOnlyDifferences] = useState(false);
  const [dialog, setDialog] = useState<Dialog>(null);
  const output = outputs.some(({ id }) => id === chosen) ? chosen : (outputs[0]?.id ?? null);
  const leftOut = set.keysOf === null ? 0 : keysLeftOut(set.keysOf.tweaksText);
  const close = useCallback(() => setDialog(null), []);

  const use = (column: VariantColumn) => {
    replaceDraft({
      flowId: flow.id,
      draft: { ...structuredClone(form.getValues()), tweaksText: column.tweaksText },
      message: `Variant ${column.letter} copied to Bench`,
    });
    setMode('bench');
  };
  const save = (format: MatrixFormat) => {
    if (run === null) return;
    const { fileName, text, type } = exportMatrix(run, output, format);
    downloadFile(fileName, text, type);
  };
  const nextName = () => `Variant ${letterOf(set.variants.length)}`;
  const addCurrent = () => actions.add([{ name: nextName(), tweaksText: form.getValues('tweaksText') }]);
  const edited = dialog?.kind === 'edit' ? set.variants.find(({ id }) => id === dialog.id) : undefined;
  return (
    <>
      <VariantsHead
        run={run}
        rows={Math.max(1, inputs?.length ?? 1)}
        columns={columns.length}
        set={set}
        onSet={actions.set}
        outputs={outputs}
        output={output}
        onOutput={choose}
        onlyDifferences={onlyDifferences}
        onOnlyDifferences={setOnlyDifferences}
        unfinished={matrix.isRunning ? 0 : matrix.unfinished.length}
        onRest={() => matrix.again(matrix.unfinished)}
        onExport={run === null || run.status === 'running' ? null : save}
        index={flow.index}
        add={[
          { label: 'From the current tweaks', onSelect: addCurrent },
          { label: 'From a run', onSelect: () => setDialog({ kind: 'run' }) },
          { label: 'Vary a field', onSelect: () => setDialog({ kind: 'vary' }) },
          {
            label: 'Test each tweak separately',
            onSelect: () =>
              actions.set({ keysOf: { name: 'the current tweaks', tweaksText: form.getValues('tweaksText') } }),
          },
        ]}
      />
      {matrix.problem !== null && (
        <p className={`tb-fixed tb-problem ${classes.problem}`} role="alert">
          {matrix.problem}
        </p>
      )}
      {isPast && run?.matrix && (
        <div className={`tb-bar tb-wrap ${classes.banner}`}>
          <p>Run #{run.number} with the variants it used.</p>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() =>
              actions.replaceAll(
                columns.slice(1).map(({ name, tweaksText }) => ({ name, tweaksText })),
                `The variants of run ${run.number} replaced yours`,
              )
            }
          >
            Use its variants
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => showRun(null)}>
            Back to yours
          </Button>
        </div>
      )}
      {!isPast && set.keysOf !== null && (
        <div className={`tb-bar tb-wrap ${classes.banner}`}>
          <p>
            Each tweak of {set.keysOf.name} alone, compared with the flow.
            {leftOut > 0 && ` Up to ${MAX_VARIANTS} columns: ${formatCount(leftOut, 'tweak')} left out.`}
          </p>
          <Button size="compact-sm" variant="default" onClick={() => actions.set({ keysOf: null })}>
            Back to the variants
          </Button>
        </div>
      )}
      {matrix.isLoading && <p className={`tb-lg tb-quiet ${classes.empty}`}>Loading the run</p>}
      <VariantsTable
        index={flow.index}
        columns={columns}
        inputs={inputs}
        run={run}
        output={output}
        onlyDifferences={onlyDifferences}
        onAgain={matrix.isRunning ? null : matrix.again}
        onUse={use}
        variants={isPast || set.keysOf !== null ? [] : set.variants}
        onEdit={(id) => setDialog({ kind: 'edit', id })}
        actions={actions}
      />
      {columns.length === 1 && (
        <p className={`tb-lg tb-quiet ${classes.empty}`}>
          No variants yet. Add one from your current tweaks, from a past run, or by trying several values of a field.
          Run then answers every input with each variant.
        </p>
      )}
      {dialog && (
        <OverlayGuard onClose={close}>
          {edited && (
            <VariantDialog variant={edited} onSave={(change) => actions.change(edited.id, change)} onClose={close} />
          )}
          {dialog.kind === 'vary' && <VaryDialog index={flow.index} onAdd={actions.add} onClose={close} />}
          {dialog.kind === 'run' && <FromRunDialog flowId={flow.id} onAdd={actions.add} onClose={close} />}
        </OverlayGuard>
      )}
    </>
  );
}

/** The inputs of every cell. */
function useRequestInputs() {
  const form = useDraftForm();
  const mode = useDraftValue('inputsMode');
  const cards = useDraftValue('inputs');
  return useMemo(
    () => toRunRequest({ ...form.getValues(), inputsMode: mode, inputs: cards, tweaksText: '{}' }).request?.inputs,
    [form, mode, cards],
  );
}

export interface OutputChoice {
  id: string;
  name: string;
}

function useOutputs(index: FlowIndex): OutputChoice[] {
  const wanted = useDraftValue('outputs');
  return useMemo(
    () => selectOutputs(index, wanted).components.map(({ id, displayName }) => ({ id, name: displayName })),
    [index, wanted],
  );
}
