/** The knobs next to the answer. Changing one does not start a run. */
import type { ReactNode } from 'react';
import type { FlowField, FlowIndex } from '#flow/index/flow-index.ts';
import type { FoundKnob, Knob } from '#flow/knobs/knob.ts';
import type { FieldTweak } from '#flow/tweaks/field-tweaks.ts';
import type { KnobActions } from '../../draft/knobs/use-knobs.ts';
import type { FormEdits } from '../../draft/use-form-document.ts';
import { AddKnob } from './add-knob.tsx';
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

/** Without knobs there is no column: Run and Add knob are then next to the components. */
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
            <p className={`tb-lg tb-quiet tb-stack ${classes.empty}`}>
              Knobs are locked until the tweaks JSON is fixed.
            </p>
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
