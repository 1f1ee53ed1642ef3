/** The view "Form": every field that a tweak can change, by component, on the same tweaks as the JSON. */
import { TextInput } from '@mantine/core';
import { type ReactNode, useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { knobControlFor } from '#show/knobs/knob.ts';
import { useDraftContext } from '../../draft/draft-context.ts';
import { useKnobs } from '../../draft/knobs/use-knobs.ts';
import { useFormDocument } from '../../draft/use-form-document.ts';
import { IconFoldDown, IconFoldUp, IconSearch } from '../../shell/icons/icons.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { type FormSettings, useUiState } from '../../shell/state/ui-state.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { Segments } from '../../shell/ui/controls/segments.tsx';
import { keepFocus } from '../../shell/ui/focus/keep-focus.ts';
import { ComparisonLine } from '../blocks/versions/comparison-line.tsx';
import { useFlowComparison } from '../blocks/versions/use-flow-comparison.ts';
import { useDraftKey } from '../draft/use-draft-key.ts';
import { useTweaksTargets } from '../draft/use-tweaks-targets.ts';
import { useConfirmedReport } from '../runs/use-confirmed-report.ts';
import { FieldRow } from './field-row.tsx';
import { fieldShown, rowsByTarget } from './field-shown.ts';
import { FormList } from './form-list.tsx';
import { FormBroken, FormOutside } from './form-messages.tsx';
import classes from './form-view.module.css';
import { formChanges } from './model/form-changes.ts';
import { filterGroups, formGroups } from './model/form-model.ts';
import { useGoToField } from './use-go-to-field.ts';

const FIELDS = [
  ['all', 'All fields'],
  ['tweaked', 'Tweaked'],
] as const;
const COMPARED_FIELDS = [...FIELDS, ['changed', 'Changed']] as const;

/** What the group below all components gets of the form. */
export interface LastGroupView {
  isOpen: boolean;
  onToggle: () => void;
  /** False while a search or a choice of fields leaves it out. */
  isListed: boolean;
  /** Shows all groups, and this one open. */
  onReveal: () => void;
  onGoToField: (target: { component: { id: string }; field: { name: string } }) => void;
}

export interface FormViewProps {
  /** Undoes or redoes an edit of the tweaks; false if there is none. */
  onHistory: (direction: 'undo' | 'redo') => boolean;
  /** Renders a group below all components. */
  renderLast?: ((view: LastGroupView) => ReactNode) | undefined;
}

/** The last group among the folded ones; no component has this id. */
const LAST = '\nlast';

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((other) => other !== id));
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

export function FormView(props: FormViewProps) {
  const flow = useOpenFlow();
  if (!flow) return <p className={`tb-quiet ${classes.message}`}>Choose a flow to see its fields.</p>;
  return <FlowForm key={flow.id} index={flow.index} {...props} />;
}

function FlowForm({ index, onHistory, renderLast }: FormViewProps & { index: FlowIndex }) {
  const { tweaks, problem, edits } = useFormDocument(index);
  const { document } = useDraftContext();
  const { goTo } = useTweaksTargets();
  const goToLine = useCallback((line: number) => goTo({ kind: 'tweaks', line }), [goTo]);
  const { knobs, actions } = useKnobs();
  const labels = useMemo(
    () => new Map(knobs.map(({ component, field, label }) => [`${component}\n${field}`, label])),
    [knobs],
  );
  const report = useConfirmedReport()?.report ?? null;
  const comparison = useFlowComparison(index);
  const changes = useMemo(() => formChanges(index, comparison), [index, comparison]);
  const [{ search, only: wantedFields, closed, opened }, changeSettings] = useFormSettings();
  const only = comparison === null && wantedFields === 'changed' ? 'all' : wantedFields;
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const wanted = useDeferredValue(search);
  const groups = useMemo(() => formGroups(index), [index]);
  const shown = useMemo(
    () =>
      filterGroups(
        groups,
        { search: wanted, only, activeKey, opened },
        { isTweaked: (field) => tweaks.has(field), isChanged: changes.isChanged },
      ),
    [groups, wanted, only, activeKey, opened, tweaks, changes],
  );
  const rows = useMemo(() => rowsByTarget(report?.rows ?? []), [report]);
  const toggle = useCallback((id: string) => changeSettings({ closed: toggled(closed, id) }), [changeSettings, closed]);
  const toggleAdvanced = useCallback(
    (id: string) => changeSettings({ opened: toggled(opened, id) }),
    [changeSettings, opened],
  );

  const goToField = useGoToField(({ key, component }) => {
    changeSettings({ search: '', only: 'all', closed: without(closed, component) });
    setActiveKey(key);
  });
  const last = renderLast?.({
    isOpen: !closed.has(LAST),
    onToggle: () => toggle(LAST),
    isListed: problem !== null || (only === 'all' && wanted.trim() === ''),
    onReveal: () => changeSettings({ search: '', only: 'all', closed: without(closed, LAST) }),
    onGoToField: goToField,
  });
  if (problem) return <FormBroken problem={problem} onGoToLine={goToLine} last={last} />;
  if (groups.length === 0) return <p className={`tb-quiet ${classes.message}`}>This flow has no fields.</p>;
  const areClosed = groups.every(({ component }) => closed.has(component.id));
  const foldLabel = areClosed ? 'Unfold all components' : 'Fold all components';
  const Fold = areClosed ? IconFoldDown : IconFoldUp;
  return (
    <section className="tb-fill" aria-label="Tweak form" ref={keepFocus}>
      {comparison && <ComparisonLine comparison={comparison} unmarked={changes.unmarked} />}
      <div className={`tb-bar tb-wrap tb-sunken tb-row ${classes.tools}`}>
        <TextInput
          className={classes.search ?? ''}
          aria-label="Find a field"
          placeholder={`Find a field in ${formatCount(groups.length, 'component')}`}
          leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
          value={search}
          onChange={({ currentTarget }) => {
            changeSettings({ search: currentTarget.value });
            setActiveKey(null);
          }}
        />
        <Segments
          label="Fields shown"
          choices={comparison === null ? FIELDS : COMPARED_FIELDS}
          value={only}
          onChange={(next) => {
            changeSettings({ only: next });
            setActiveKey(null);
          }}
        />
        <IconButton
          icon={Fold}
          label={foldLabel}
          tip
          onClick={() =>
            changeSettings({ closed: new Set(areClosed ? [] : [...groups.map(({ component }) => component.id), LAST]) })
          }
        />
      </div>
      <FormOutside report={report} onGoToLine={goToLine} />
      {shown.length === 0 ? (
        <div className="tb-scroll" data-scrolls>
          <p className={`tb-quiet ${classes.message}`} role="status">
            {only !== 'all' && search.trim() === '' ? `No field is ${only}.` : 'No field has this name.'}
          </p>
          {last}
        </div>
      ) : (
        <FormList
          groups={shown}
          added={changes.added}
          closed={closed}
          onToggle={toggle}
          opened={opened}
          onToggleAdvanced={toggleAdvanced}
          activeKey={activeKey}
          onActive={setActiveKey}
          onHistory={onHistory}
          last={last}
          renderField={(item) => (
            <FieldRow
              item={item}
              shown={fieldShown(item, tweaks.get(item.field), rows, changes.fields.get(item.key))}
              edits={edits}
              onGoToLine={goToLine}
              knobLabel={document === null ? (labels.get(item.key) ?? null) : null}
              knobs={document !== null || knobControlFor(item.field) === null ? null : actions}
            />
          )}
        />
      )}
    </section>
  );
}

const EVERYTHING: FormSettings = { search: '', only: 'all', closed: new Set(), opened: new Set() };

/** View settings of the form. Stored for each flow, because the form unmounts when another view is shown. */
function useFormSettings(): [FormSettings, (change: Partial<FormSettings>) => void] {
  const key = useDraftKey();
  const settings = useUiState(({ formSettings }) => formSettings.get(key) ?? EVERYTHING);
  const change = useCallback(
    (next: Partial<FormSettings>) =>
      useUiState.setState(({ formSettings }) => ({
        formSettings: new Map(formSettings).set(key, { ...(formSettings.get(key) ?? EVERYTHING), ...next }),
      })),
    [key],
  );
  return [settings, change];
}
