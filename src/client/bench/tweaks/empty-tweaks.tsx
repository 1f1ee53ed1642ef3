/** Shown below the editor while there is no tweak: what a tweak is, and suggested fields. */

import { type ReactNode, useId, useMemo } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { type SuggestedField, suggestedFields } from '#flow/request/suggested-fields.ts';
import { showValue } from '#run/report/show-value.ts';
import { IconPlus } from '../../shell/icons/icons.ts';
import classes from './empty-tweaks.module.css';

const LIMIT = 6;

export interface EmptyTweaksProps {
  /** Null while the flow is unknown. */
  index: FlowIndex | null;
  onAdd: (suggested: SuggestedField) => void;
  /** Shown below the fields. */
  map?: ReactNode;
}

/** "Add temperature"; with the component if several fields have the same name, and its id if that is not unique either. */
function namesOf(fields: readonly SuggestedField[]): string[] {
  const count = (test: (other: SuggestedField) => boolean) => fields.filter(test).length;
  return fields.map(({ component, field }) => {
    const isOnly = count((other) => other.field.name === field.name) === 1;
    if (isOnly) return `Add ${field.name}`;
    const isOnlyHere =
      count((other) => other.field.name === field.name && other.component.displayName === component.displayName) === 1;
    return `Add ${field.name} in ${isOnlyHere ? component.displayName : component.id}`;
  });
}

export function EmptyTweaks({ index, onAdd, map }: EmptyTweaksProps) {
  const fields = useMemo(() => (index ? suggestedFields(index, LIMIT) : []), [index]);
  const names = namesOf(fields);
  const titleId = useId();
  return (
    <div className={`tb-surface tb-scroll-y ${classes.empty}`}>
      <p className={`tb-quiet ${classes.lead}`}>
        A tweak changes one field of the flow for one run. Name a component, then the fields to change. The flow itself
        is not edited.
      </p>
      {fields.length > 0 && (
        <section aria-labelledby={titleId}>
          <h3 className={`tb-sm tb-strong ${classes.title}`} id={titleId}>
            Fields you can change in this flow
          </h3>
          <ul className="tb-list">
            {fields.map((suggested, position) => (
              <li
                key={`${suggested.component.id} ${suggested.field.name}`}
                className={`tb-sm-tall tb-stack tb-hairline-above tb-row ${classes.field}`}
              >
                <span className="tb-cut">{suggested.component.displayName}</span>
                <span className={`tb-cut tb-mono ${classes.name}`}>{suggested.field.name}</span>
                <span className={`tb-cut tb-quiet tb-mono ${classes.value}`}>{showValue(suggested.field.value)}</span>
                <button
                  type="button"
                  className={`tb-link tb-row tb-strong tb-gap-xs tb-touch ${classes.add}`}
                  aria-label={names[position]}
                  onClick={() => onAdd(suggested)}
                >
                  <IconPlus size={14} stroke={1.8} aria-hidden="true" />
                  Add
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {map}
    </div>
  );
}
