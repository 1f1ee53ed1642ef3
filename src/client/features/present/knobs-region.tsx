/** The knobs beside the answer. Turning one runs nothing: Run does. */
import type { ReactNode } from 'react';
import type { FieldTweak } from '#flow/field-tweaks.ts';
import type { FlowField } from '#flow/flow-index.ts';
import type { FoundKnob } from '#run/present/knob.ts';
import type { FormEdits } from '../../draft/use-form-document.ts';
import { KnobView } from './knob-view.tsx';
import classes from './knobs.module.css';

export interface KnobsRegionProps {
  found: readonly FoundKnob[];
  tweaks: ReadonlyMap<FlowField, FieldTweak>;
  edits: FormEdits;
  /** Why the tweaks cannot be changed here; null while they can. */
  problem: string | null;
  runButton: ReactNode;
  onChooseKnobs: () => void;
}

export function KnobsRegion({ found, tweaks, edits, problem, runButton, onChooseKnobs }: KnobsRegionProps) {
  const changed = found.filter(({ field }) => tweaks.has(field));
  const reset = () => {
    if (changed.length > 0) edits.resetAll(changed, 'The knobs are back where the flow has them');
  };
  return (
    <section className={classes.region} aria-label="Knobs">
      <div className={classes.list} data-scrolls>
        {problem !== null ? (
          <p className={classes.empty}>{problem}</p>
        ) : found.length === 0 ? (
          <div className={classes.empty}>
            <p>No knobs yet. In Tweaks, Form, the menu of a field has “Show as knob”.</p>
            <button type="button" className={`tb-button ${classes.reset}`} onClick={onChooseKnobs}>
              Choose knobs
            </button>
          </div>
        ) : (
          found.map((item) => (
            <KnobView
              key={item.key}
              found={item}
              value={tweaks.get(item.field)?.value ?? item.field.value}
              onChange={(value) => edits.set(item, value)}
            />
          ))
        )}
      </div>
      <div className={classes.foot}>
        {runButton}
        {found.length > 0 && problem === null && (
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
