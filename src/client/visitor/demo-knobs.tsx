/** The knobs of a demo. Changing one does not ask. */
import type { CSSProperties } from 'react';
import type { VisitedControl, VisitedDemo } from '#contract/demos/visitor.ts';
import { settingText, type VisitChoice } from '#show/visit/visit-choice.ts';
import classes from './demo-knobs.module.css';
import { SegmentRow } from './segment-row.tsx';
import visitorClasses from './visitor.module.css';

/** More options, or longer ones, are a list. */
const SEGMENTS = 4;
const SEGMENTS_LENGTH = 36;

export interface VisitChoiceProps {
  demo: VisitedDemo;
  choice: VisitChoice;
  onChange: (part: Partial<VisitChoice>) => void;
}

export function DemoKnobs({ demo, choice, onChange }: VisitChoiceProps) {
  if (demo.knobs.length === 0) return null;
  return (
    <div className={`tb-column ${classes.knobs}`}>
      {demo.knobs.map(({ label, control }, position) => (
        <Knob
          key={label}
          label={label}
          control={control}
          position={position}
          setting={choice.knobs[position] ?? control.value}
          onChange={(setting) => onChange({ knobs: choice.knobs.with(position, setting) })}
        />
      ))}
    </div>
  );
}

interface KnobProps {
  label: string;
  control: VisitedControl;
  position: number;
  setting: number;
  onChange: (setting: number) => void;
}

function Knob({ label, control, position, setting, onChange }: KnobProps) {
  const id = `knob-${position}`;
  if (control.kind === 'range') {
    const { min, max, step, minWords, maxWords } = control;
    const part = ((setting - min) / (max - min)) * 100;
    return (
      <div>
        <p className="tb-xl tb-between tb-medium tb-flex tb-below-sm-md">
          <label htmlFor={id}>{label}</label>
          <output className="tb-mono tb-regular" htmlFor={id}>
            {settingText(control, setting)}
          </output>
        </p>
        <input
          id={id}
          className={`tb-wide tb-block ${classes.slider}`}
          type="range"
          min={min}
          max={max}
          step={step}
          value={setting}
          style={{ '--part': `${part}%` } as CSSProperties}
          onChange={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
        />
        <p className={`tb-between tb-quiet tb-above-xs-sm tb-flex ${classes.knobEnds}`} aria-hidden="true">
          <span>{minWords || min}</span>
          <span>{maxWords || max}</span>
        </p>
      </div>
    );
  }
  const { options } = control;
  if (options.length > SEGMENTS || options.join('').length > SEGMENTS_LENGTH) {
    return (
      <div>
        <p className="tb-xl tb-between tb-medium tb-flex tb-below-sm-md">
          <label htmlFor={id}>{label}</label>
        </p>
        <select
          id={id}
          className={`tb-wide tb-ink tb-min-48 ${visitorClasses.field}`}
          value={setting}
          onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
        >
          {options.map((choice, index) => (
            <option key={choice} value={index}>
              {choice}
            </option>
          ))}
        </select>
      </div>
    );
  }
  return (
    <div role="radiogroup" aria-labelledby={id}>
      <p className="tb-xl tb-between tb-medium tb-flex tb-below-sm-md" id={id}>
        {label}
      </p>
      <SegmentRow
        name={id}
        choices={options.map((choice, index) => [index, choice] as const)}
        value={setting}
        onChange={onChange}
      />
    </div>
  );
}
