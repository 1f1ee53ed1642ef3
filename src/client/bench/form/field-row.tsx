/** One field of the form: its mark, name and control, the flow's value, and a button to reset it. */

import { type MouseEvent, memo } from 'react';
import { isJsonEqual } from '#contract/json.ts';
import { isSecretField } from '#flow/index/secret-field.ts';
import { STATE_LABELS } from '#flow/tweaks/shown-state.ts';
import type { KnobActions } from '../../draft/knobs/use-knobs.ts';
import type { FormEdits } from '../../draft/use-form-document.ts';
import { IconArrowBackUp, IconLock } from '../../shell/icons/icons.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { ChangeMark } from '../../shell/ui/feedback/change-mark.tsx';
import { StateMark } from '../../shell/ui/feedback/state-mark.tsx';
import { focusInto } from '../../shell/ui/focus/focus-into.ts';
import { FieldEditor } from './field-editor.tsx';
import classes from './field-row.module.css';
import type { FieldShown } from './field-shown.ts';
import { KnobLabel, KnobToggle } from './knob-toggle.tsx';
import type { FormField } from './model/form-model.ts';

export interface FieldRowProps {
  item: FormField;
  shown: FieldShown;
  edits: FormEdits;
  onGoToLine: (line: number) => void;
  /** Label of its knob in Present; null if it is not a knob. */
  knobLabel: string | null;
  /** Null for a field that cannot be a knob. */
  knobs: KnobActions | null;
}

function areSame(before: FieldRowProps, after: FieldRowProps): boolean {
  return (
    before.item === after.item &&
    before.edits === after.edits &&
    before.onGoToLine === after.onGoToLine &&
    before.knobLabel === after.knobLabel &&
    before.knobs === after.knobs &&
    isJsonEqual(before.shown, after.shown)
  );
}

export const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { item, shown, edits, onGoToLine, knobLabel, knobs } = props;
  const { field, blocked } = item;
  const { isTweaked, state, hint, flowValue, note, isDoubtful, line, change } = shown;
  function reset({ currentTarget }: MouseEvent) {
    // The button unmounts. So may the row, if only tweaked fields are shown and it has no control: then see `keepFocus`.
    focusInto(currentTarget.closest('[data-key]')?.querySelector(`.${classes.control}`));
    edits.reset(item);
  }
  return (
    <div
      className={`tb-hairline ${classes.row}`}
      data-key={item.key}
      data-state={state ?? undefined}
      data-tweaked={isTweaked || undefined}
    >
      <span className={classes.mark}>
        {state && <StateMark state={state} />}
        {state && blocked !== null && <span className="tb-visually-hidden">{STATE_LABELS[state]}</span>}
      </span>
      <div className={`tb-wrap tb-shrink tb-flex tb-baseline ${classes.name}`}>
        <span className={`tb-sm tb-mono tb-strong ${classes.field}`} title={field.name}>
          {field.name}
        </span>
        <span className="tb-xs tb-quiet">{hint}</span>
      </div>
      {field.info.trim() !== '' && (
        <p className={`tb-sm tb-quiet ${classes.help}`} title={field.info}>
          {field.info}
        </p>
      )}
      <div className={classes.control}>
        {blocked === null ? (
          <FieldEditor item={item} shown={shown} edits={edits} />
        ) : (
          <p className="tb-sm tb-quiet">{blocked}</p>
        )}
        {note !== null && <p className={`tb-xs tb-above-xs ${isDoubtful ? 'tb-warning' : classes.note}`}>{note}</p>}
        {change && (
          <p className={`tb-xs tb-mono tb-break tb-gap-xs-sm tb-above-xs tb-flex ${classes.change}`}>
            <ChangeMark kind="changed" />
            <span>
              <span className="tb-visually-hidden">Changed: </span>
              <del>{change.before}</del> → <ins>{change.after}</ins>
            </span>
          </p>
        )}
        {knobs && knobLabel !== null && <KnobLabel item={item} label={knobLabel} knobs={knobs} />}
      </div>
      <div
        className={`tb-xs tb-mono tb-quiet tb-gap-md tb-flex ${classes.flowValue}`}
        title={isSecretField(field) ? undefined : flowValue}
      >
        <span className={classes.flowLabel}>Flow: </span>
        <span className="tb-cut tb-shrink">{flowValue}</span>
        {line !== null && (
          <button
            type="button"
            className={`tb-link tb-end tb-fixed ${classes.line}`}
            aria-label={`Go to line ${line}, ${field.name}`}
            onClick={() => onGoToLine(line)}
          >
            line {line}
          </button>
        )}
      </div>
      <div className={`tb-quiet tb-gap-2xs tb-flex tb-to-end ${classes.action}`}>
        {isTweaked ? (
          <IconButton
            icon={IconArrowBackUp}
            label={`Reset ${field.name}`}
            tip="Reset to the flow’s value"
            onClick={reset}
          />
        ) : (
          field.isProtected && <IconLock size={16} stroke={1.6} aria-hidden="true" />
        )}
        {knobs && <KnobToggle item={item} isKnob={knobLabel !== null} knobs={knobs} />}
      </div>
    </div>
  );
}, areSame);
