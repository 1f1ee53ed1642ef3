/** The knobs of a demo: which ones, and how far they go. */
import { cutText } from '#contract/text/cut-text.ts';
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/NumberInput.layer.css';
import { Checkbox } from '@mantine/core';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { demoKnobProblem } from '#flow/knobs/demo-knob-problem.ts';
import { knobText } from '#flow/knobs/knob.ts';
import type { DemoForm, FormKnob } from '#run/demos/demo-form.ts';
import { KnobOptions } from './knob-options.tsx';
import { KnobRange } from './knob-range.tsx';
import classes from './publish.module.css';

export interface KnobRowsProps {
  form: DemoForm;
  /** Null if the flow of the demo is not open: then its server checks the knobs. */
  index: FlowIndex | null;
  onChange: (part: Partial<DemoForm>) => void;
}

export function KnobRows({ form: { knobs }, index, onChange }: KnobRowsProps) {
  const on = knobs.filter(({ isOn }) => isOn).length;
  const edit = (key: string, part: Partial<FormKnob>) =>
    onChange({ knobs: knobs.map((knob) => (knob.key === key ? { ...knob, ...part } : knob)) });
  return (
    <fieldset aria-label="Knobs">
      <div className="tb-row tb-min-28">
        <span className="tb-strong">Knobs</span>
        <span className="tb-quiet">
          {knobs.length === 0 ? 'none: add fields in Present first' : `${on} of ${knobs.length}`}
        </span>
      </div>
      {knobs.map((knob) => {
        const problem = knob.isOn && index !== null ? demoKnobProblem(index, knob) : null;
        const text = knobText(knob.stays);
        return (
          <div key={knob.key} className={`tb-hairline tb-min-40 ${classes.knob}`}>
            <Checkbox
              label={<span className="tb-strong">{knob.label}</span>}
              checked={knob.isOn}
              onChange={({ currentTarget }) => edit(knob.key, { isOn: currentTarget.checked })}
            />
            <span className="tb-mono tb-sm tb-quiet tb-cut" title={knob.field}>
              {knob.field}
            </span>
            {!knob.isOn ? (
              <span className="tb-quiet tb-break">{`stays at ${cutText(text, 40)}`}</span>
            ) : knob.control.kind === 'range' ? (
              <KnobRange label={knob.label} range={knob.control} onChange={(control) => edit(knob.key, { control })} />
            ) : (
              <KnobOptions
                label={knob.label}
                control={knob.control}
                onChange={(control) => edit(knob.key, { control })}
              />
            )}
            {problem !== null && <p className={`tb-sm tb-problem ${classes.knobProblem}`}>{`${problem}.`}</p>}
          </div>
        );
      })}
    </fieldset>
  );
}
