/** The view "Form": every field that a tweak can change, by component, on the same tweaks as the JSON. */
import { ActionIcon, SegmentedControl, TextInput, Tooltip } from '@mantine/core';
import { IconFoldDown, IconFoldUp, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { FlowIndex } from '#flow/flow-index.ts';
import { knobControlFor } from '#run/present/knob.ts';
import { formatCount } from '#run/result-format.ts';
import { useKnobs } from '../../draft/knobs/use-knobs.ts';
import { useConfirmedReport } from '../../draft/use-confirmed-report.ts';
import { useFormDocument } from '../../draft/use-form-document.ts';
import { focusField } from '../../navigation/focus-field.ts';
import { useOpenFlow } from '../../navigation/use-open-flow.ts';
import { useSize } from '../../ui/use-size.ts';
import { FieldRow } from './field-row.tsx';
import { fieldShown, rowsByTarget } from './field-shown.ts';
import { FormList } from './form-list.tsx';
import { FormBroken, FormOutside } from './form-messages.tsx';
import { type FormField, filterGroups, formGroups } from './form-model.ts';
import classes from './form-view.module.css';
import { useFormLook } from './use-form-look.ts';

/** Below this width a field's parts stand below each other. */
const NARROW = 480;

export interface FormViewProps {
  /** The control of a file field. */
  renderFile?: (item: FormField) => ReactNode;
  /** Takes an edit of the tweaks back, or makes it again; false when it cannot. */
  onHistory: (direction: 'undo' | 'redo') => boolean;
}

const goToLine = (line: number) => focusField({ kind: 'tweaks', line });

export function FormView(props: FormViewProps) {
  const flow = useOpenFlow();
  if (!flow) return <p className={classes.message}>Choose a flow to see its fields.</p>;
  return <FlowForm key={flow.id} index={flow.index} {...props} />;
}

function FlowForm({ index, renderFile, onHistory }: FormViewProps & { index: FlowIndex }) {
  const { tweaks, problem, edits } = useFormDocument(index);
  const { knobs, actions } = useKnobs();
  const labels = useMemo(
    () => new Map(knobs.map(({ component, field, label }) => [`${component}\n${field}`, label])),
    [knobs],
  );
  const report = useConfirmedReport()?.report ?? null;
  const { ref, size } = useSize<HTMLElement>();
  const [{ search, onlyTweaked, closed }, changeLook] = useFormLook(index);
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const wanted = useDeferredValue(search);
  const groups = useMemo(() => formGroups(index), [index]);
  const shown = useMemo(
    () => filterGroups(groups, { search: wanted, onlyTweaked, activeKey }, (field) => tweaks.has(field)),
    [groups, wanted, onlyTweaked, activeKey, tweaks],
  );
  const rows = useMemo(() => rowsByTarget(report?.rows ?? []), [report]);
  const toggle = useCallback(
    (id: string) => {
      const next = new Set(closed);
      if (!next.delete(id)) next.add(id);
      changeLook({ closed: next });
    },
    [changeLook, closed],
  );

  if (problem) return <FormBroken problem={problem} onGoToLine={goToLine} />;
  if (groups.length === 0) return <p className={classes.message}>This flow has no fields.</p>;
  const areClosed = closed.size >= groups.length;
  const foldLabel = areClosed ? 'Unfold all components' : 'Fold all components';
  const Fold = areClosed ? IconFoldDown : IconFoldUp;
  return (
    <section
      className={classes.view}
      aria-label="Tweak form"
      ref={ref}
      data-narrow={(size.width > 0 && size.width < NARROW) || undefined}
    >
      <div className={classes.tools}>
        <TextInput
          className={classes.search ?? ''}
          aria-label="Find a field"
          placeholder={`Find a field in ${formatCount(groups.length, 'component')}`}
          leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
          value={search}
          onChange={({ currentTarget }) => {
            changeLook({ search: currentTarget.value });
            setActiveKey(null);
          }}
        />
        <SegmentedControl
          size="xs"
          aria-label="Fields shown"
          data={[
            { value: 'all', label: 'All fields' },
            { value: 'tweaked', label: 'Tweaked' },
          ]}
          value={onlyTweaked ? 'tweaked' : 'all'}
          onChange={(next) => {
            changeLook({ onlyTweaked: next === 'tweaked' });
            setActiveKey(null);
          }}
        />
        <Tooltip label={foldLabel}>
          <ActionIcon
            aria-label={foldLabel}
            onClick={() =>
              changeLook({ closed: new Set(areClosed ? [] : groups.map(({ component }) => component.id)) })
            }
          >
            <Fold size={16} stroke={1.6} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </div>
      <FormOutside report={report} onGoToLine={goToLine} />
      <div className={classes.columns} aria-hidden="true">
        <span />
        <span>Field</span>
        <span>Value to send</span>
        <span>Flow value</span>
      </div>
      {shown.length === 0 ? (
        <p className={classes.message} role="status">
          {onlyTweaked && search.trim() === '' ? 'No field is tweaked.' : 'No such field.'}
        </p>
      ) : (
        <FormList
          groups={shown}
          closed={closed}
          onToggle={toggle}
          activeKey={activeKey}
          onActive={setActiveKey}
          onHistory={onHistory}
          renderField={(item) => (
            <FieldRow
              item={item}
              shown={fieldShown(item, tweaks.get(item.field), rows)}
              edits={edits}
              renderFile={renderFile}
              onGoToLine={goToLine}
              knobLabel={labels.get(item.key) ?? null}
              knobs={knobControlFor(item.field) === null ? null : actions}
            />
          )}
        />
      )}
    </section>
  );
}
