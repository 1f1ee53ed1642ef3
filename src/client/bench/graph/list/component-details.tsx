/** The fields of the selected component, their values and connections, shown below the graph. */

import { Button } from '@mantine/core';
import { type MouseEvent, useId, useMemo } from 'react';
import type { FlowComponent, FlowIndex } from '#flow/index/flow-index.ts';
import { removeTweaks } from '#flow/text/remove-tweaks.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import type { ComponentDifference } from '#run/compare/flow-difference.ts';
import type { TweakReport } from '#run/report/tweak-report.ts';
import { useDraftForm, useEditorSync } from '../../../draft/use-draft.ts';
import { useChangeWithUndo } from '../../../draft/use-offer-undo.ts';
import { IconArrowBackUp } from '../../../shell/icons/icons.ts';
import { CopyButton } from '../../../shell/ui/controls/copy-button.tsx';
import { useFew } from '../../../shell/ui/controls/use-few.tsx';
import { ChangeMark } from '../../../shell/ui/feedback/change-mark.tsx';
import { StateMark } from '../../../shell/ui/feedback/state-mark.tsx';
import { focusText } from '../../../shell/ui/focus/focus-into.ts';
import { DataTable } from '../../../shell/ui/layout/data-table.tsx';
import { ScrollBox } from '../../../shell/ui/layout/scroll-box.tsx';
import { type ComponentRows, type DetailRow, detailRows } from '../model/detail-rows.ts';
import { type GraphNodeModel, lineState } from '../model/graph-node-model.ts';
import type { NodeProgress } from '../model/node-progress.ts';
import classes from './component-details.module.css';

export interface ComponentDetailsProps {
  index: FlowIndex;
  component: FlowComponent;
  report: TweakReport | null;
  /** What the shown difference of two versions did to it. */
  difference: ComponentDifference | undefined;
  node: GraphNodeModel | null;
  progress: NodeProgress | null;
  /** True if there is no room for the notes about a field: they are then in a tooltip and read by screen readers. */
  isNarrow: boolean;
  onGoToLine: (line: number) => void;
}

function summary({ changed, tweakable, matched }: ComponentRows): string {
  const count = changed === 0 ? `None of ${tweakable} fields tweaked` : `${changed} of ${tweakable} fields tweaked`;
  return matched === '' ? count : `${count}, matched ${matched}`;
}

export function ComponentDetails(props: ComponentDetailsProps) {
  const { index, component, report, difference, node, progress, isNarrow, onGoToLine } = props;
  const form = useDraftForm();
  const sync = useEditorSync();
  const changeWithUndo = useChangeWithUndo();
  const titleId = useId();
  const details = useMemo(
    () => detailRows(index, component, report, difference),
    [index, component, report, difference],
  );
  const { rows } = details;
  const { few, more } = useFew(rows, 'fields', 200);
  const paths = rows.flatMap(({ path }) => (path ? [path] : []));
  const firstLine = rows.find(({ line }) => line.line !== null)?.line.line ?? null;

  const reset = ({ currentTarget }: MouseEvent) => {
    // The button unmounts with the tweak.
    focusText(currentTarget.closest('section')?.querySelector('h3'));
    const text = removeTweaks(form.getValues('tweaksText'), paths);
    const what = paths.length === 1 ? `${paths[0]?.at(-1) ?? 'Field'} reset` : `${paths.length} fields reset`;
    changeWithUndo(what, () => sync.setTweaksText(text, 'edit'));
  };
  return (
    <section
      className={`tb-fill tb-surface tb-high ${classes.details}`}
      aria-labelledby={titleId}
      data-narrow={isNarrow || undefined}
    >
      <header className={`tb-bar tb-row tb-inset-xs tb-min-40 ${classes.head}`}>
        <h3 className="tb-md tb-fixed tb-strong" id={titleId}>
          {component.displayName}
        </h3>
        <code className={`tb-xs tb-fixed tb-quiet ${classes.id}`}>{component.id}</code>
        <CopyButton text={component.id} label={`Copy id of ${component.displayName}`} />
        <p className={`tb-cut tb-sm tb-grow tb-quiet ${classes.summary}`}>
          {[summary(details), progress?.text ?? '', node?.notReached ?? ''].filter((part) => part !== '').join(' · ')}
        </p>
        <div className={`tb-row tb-fixed tb-gap-md ${classes.actions}`}>
          {firstLine !== null && (
            <button
              type="button"
              className={`tb-link tb-strong tb-size-sm ${classes.link}`}
              onClick={() => onGoToLine(firstLine)}
            >
              Go to line {firstLine}
            </button>
          )}
          {paths.length > 0 && (
            <Button
              size="xs"
              leftSection={<IconArrowBackUp size={14} stroke={1.6} aria-hidden="true" />}
              onClick={reset}
            >
              {paths.length === 1 ? 'Reset field' : 'Reset fields'}
            </Button>
          )}
        </div>
      </header>
      <ScrollBox className="tb-scroll" label={`Fields of ${component.displayName}, scroll`}>
        <DataTable
          className={`tb-sm-tall tb-columns-fixed ${classes.table}`}
          label={`Fields of ${component.displayName}`}
          columns={['State', 'Field', 'Value', ...(isNarrow ? [] : ['About'])]}
          isHeadHidden
        >
          {few.map((row) => (
            <Row key={row.line.key} row={row} isNarrow={isNarrow} onGoToLine={onGoToLine} />
          ))}
        </DataTable>
        {more}
      </ScrollBox>
    </section>
  );
}

function Row({ row, isNarrow, onGoToLine }: { row: DetailRow; isNarrow: boolean; onGoToLine: (line: number) => void }) {
  const { line, about } = row;
  const { kind, label, before, after } = line;
  const state = lineState(kind);
  return (
    <tr data-kind={kind} title={isNarrow ? about : undefined}>
      <td>
        {state && (
          <span className="tb-row tb-strong tb-gap-xs-sm" style={{ color: `var(--tb-${state})` }}>
            <StateMark state={state} /> {STATE_LABELS[state]}
          </span>
        )}
        {kind === 'differs' && (
          <>
            <ChangeMark kind="changed" /> Changed
          </>
        )}
      </td>
      <td className="tb-mono">
        {line.line === null ? (
          label
        ) : (
          <button
            type="button"
            className="tb-link tb-ink"
            aria-label={`Go to line ${line.line}, ${line.field}`}
            onClick={() => onGoToLine(line.line ?? 1)}
          >
            {label}
          </button>
        )}
      </td>
      <td className="tb-mono" title={before === null ? after : `${before} → ${after}`}>
        {before !== null && <span className="tb-quiet">{before} → </span>}
        <span className={`tb-strong ${classes.after}`}>{after}</span>
        {isNarrow && about !== '' && <span className="tb-visually-hidden"> {about}</span>}
      </td>
      {!isNarrow && (
        <td className="tb-quiet" title={about}>
          {about}
        </td>
      )}
    </tr>
  );
}
