/** The knobs next to the answer. Changing one does not start a run. */
import { Select } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import type { FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import type { FieldTweak } from '#flow/tweaks/field-tweaks.ts';
import type { FoundKnob, Knob } from '#show/knobs/knob.ts';
import { knobChoices } from '#show/knobs/knob-choices.ts';
import type { KnobActions } from '../../draft/knobs/use-knobs.ts';
import type { FormEdits } from '../../draft/use-form-document.ts';
import { announce } from '../../shell/ui/feedback/announce.ts';
import { keepFocus } from '../../shell/ui/focus/keep-focus.ts';
import { KnobView } from './knob-view.tsx';
import classes from './knobs.module.css';

export interface KnobsRegionProps {
  index: FlowIndex;
  knobs: readonly Knob[];
  found: readonly FoundKnob[];
  tweaks: ReadonlyMap<FlowField, FieldTweak>;
  edits: FormEdits;
  actions: KnobActions;
  /** False while the tweaks are not valid JSON. */
  isEditable: boolean;
  runButton: ReactNode;
}

/** The column of knobs. Without knobs there is none: Run and Add knob are then next to the components. */
export function KnobsRegion({ index, knobs, found, tweaks, edits, actions, isEditable, runButton }: KnobsRegionProps) {
  const changed = found.filter(({ field }) => tweaks.has(field));
  const reset = () => {
    if (changed.length > 0) edits.resetAll(changed, 'Knobs reset');
  };
  const add = <AddKnob index={index} knobs={knobs} onAdd={actions.add} />;
  return (
    <section
      className={`tb-column tb-shrink tb-sunken ${classes.region}`}
      aria-label="Knobs"
      // The list of fields moves with the first knob.
      ref={keepFocus}
      data-empty={found.length === 0 || undefined}
    >
      {found.length > 0 && (
        <div className={`tb-fill tb-scroll-y ${classes.list}`} data-scrolls>
          {isEditable ? (
            found.map((item) => (
              <KnobView
                key={item.key}
                found={item}
                value={tweaks.get(item.field)?.value ?? item.field.value}
                onChange={(value) => edits.set(item, value)}
                onRemove={() => actions.remove(item.knob)}
              />
            ))
          ) : (
            <p className="tb-lg tb-quiet tb-stack tb-start">Knobs are locked until the tweaks JSON is fixed.</p>
          )}
          {add}
        </div>
      )}
      <div className={`tb-row tb-fixed tb-gap-sm-md ${classes.foot}`}>
        {found.length === 0 && add}
        {runButton}
        {found.length > 0 && isEditable && (
          <button
            type="button"
            className={`tb-button ${classes.reset}`}
            aria-disabled={changed.length === 0}
            onClick={reset}
          >
            Reset knobs
          </button>
        )}
      </div>
    </section>
  );
}

interface AddKnobProps {
  index: FlowIndex;
  knobs: readonly Knob[];
  onAdd: KnobActions['add'];
}

/** A searchable list of the fields that can still become knobs. */
function AddKnob({ index, knobs, onAdd }: AddKnobProps) {
  const choices = useMemo(() => knobChoices(index, knobs), [index, knobs]);
  const namesOf = (isProposed: boolean) =>
    choices.filter((choice) => choice.isProposed === isProposed).map(({ name }) => name);
  if (choices.length === 0) return null;
  return (
    <Select
      allowDeselect
      className={classes.add ?? ''}
      aria-label="Add a field"
      placeholder="Add a field to change live"
      searchable
      nothingFoundMessage="No matching field"
      maxDropdownHeight={320}
      data={[
        { group: 'Suggested', items: namesOf(true) },
        { group: 'All fields', items: namesOf(false) },
      ].filter(({ items }) => items.length > 0)}
      value={null}
      onChange={(chosen) => {
        const choice = choices.find(({ name }) => name === chosen);
        if (!choice) return;
        if (onAdd(choice.knob)) announce(`${choice.knob.label} added to Present`);
      }}
    />
  );
}
