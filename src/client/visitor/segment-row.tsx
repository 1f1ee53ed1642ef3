/** One of a few values, side by side. */
import classes from './segment-row.module.css';

export interface SegmentRowProps<Value extends string | number> {
  /** Name of the radio group, unique in the document. */
  name: string;
  choices: readonly (readonly [value: Value, text: string])[];
  value: Value;
  onChange: (value: Value) => void;
}

export function SegmentRow<Value extends string | number>({ name, choices, value, onChange }: SegmentRowProps<Value>) {
  return (
    <div className={classes.segments}>
      {choices.map(([of, text]) => (
        <label key={of} className={`tb-break tb-quiet tb-relative tb-segment ${classes.segment}`}>
          <input
            className="tb-visually-hidden"
            type="radio"
            name={name}
            checked={value === of}
            onChange={() => onChange(of)}
          />
          <span>{text}</span>
        </label>
      ))}
    </div>
  );
}
