/** The knobs of a demo: which ones, and how far they go. */

import { cutText } from '#contract/text/cut-text.ts';
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/NumberInput.layer.css';
import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DemoControl } from '#contract/demos/demo-knob.ts';
import { type DemoForm, type FormKnob, stayingValue } from '#show/demo/demo-form.ts';
import { optionOf } from '#show/demo/first-control.ts';
import { demoKnobProblem } from '#show/knobs/demo-knob-problem.ts';
import type { DemoFlow } from '#show/knobs/demo-request.ts';
import { knobText } from '#show/knobs/knob.ts';
import { IconPlus, IconX } from '../../shell/icons/icons.ts';
import classes from './publish.module.css';

export interface KnobRowsProps {
  form: DemoForm;
  /** Null if the flow of the demo is not open: then its server checks the knobs. */
  flow: DemoFlow | null;
  /** Keys of the knobs that visitors vote on. */
  voted: ReadonlySet<string>;
  onChange: (part: Partial<DemoForm>) => void;
}

export function KnobRows({ form, flow, voted, onChange }: KnobRowsProps) {
  const { knobs } = form;
  const on = knobs.filter(({ isOn, key }) => isOn && !voted.has(key)).length;
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
        const isVoted = voted.has(knob.key);
        const isOn = knob.isOn && !isVoted;
        const problem = isOn && flow !== null ? demoKnobProblem(flow.index, knob) : null;
        const text = knobText(flow === null ? knob.stays : stayingValue(flow, form, knob));
        return (
          <div key={knob.key} className={`tb-hairline tb-min-40 ${classes.knob}`}>
            <Checkbox
              label={<span className="tb-strong">{knob.label}</span>}
              checked={isOn}
              disabled={isVoted}
              onChange={({ currentTarget }) => edit(knob.key, { isOn: currentTarget.checked })}
            />
            <span className="tb-mono tb-sm tb-quiet tb-cut" title={knob.field}>
              {knob.field}
            </span>
            {isVoted ? (
              <span className="tb-quiet">{`${knob.label} is what you vote on, so it is no knob here`}</span>
            ) : !isOn ? (
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

type Options = Extract<DemoControl, { kind: 'options' }>;

interface KnobOptionsProps {
  label: string;
  control: Options;
  onChange: (control: Options) => void;
}

/** The options of a knob. One is added by typing it. */
function KnobOptions({ label, control, onChange }: KnobOptionsProps) {
  const { options, value } = control;
  const [typed, setTyped] = useState<string | null>(null);
  const isText = options.every((option) => typeof option.value === 'string');
  const remove = (index: number) => {
    if (options.length < 2) return;
    const left = options.toSpliced(index, 1);
    onChange({
      ...control,
      options: left,
      value: Math.max(0, value > index || value >= left.length ? value - 1 : value),
    });
  };
  const add = () => {
    const text = typed?.trim() ?? '';
    setTyped(null);
    if (text === '' || options.some((option) => option.value === text)) return;
    onChange({ ...control, options: [...options, optionOf(text)] });
  };
  return (
    <div className="tb-row tb-wrap">
      {options.map(({ value: own, words = String(own) }, index) => (
        <span key={String(own)} className={`tb-row tb-sunken tb-gap-xs-sm ${classes.option}`}>
          <span className="tb-cut">{words}</span>
          <button
            type="button"
            className="tb-plain tb-target"
            aria-label={`Remove ${words} from ${label}`}
            aria-disabled={options.length < 2}
            onClick={() => remove(index)}
          >
            <IconX size={12} stroke={2} aria-hidden="true" />
          </button>
        </span>
      ))}
      {isText &&
        (typed === null ? (
          <button
            type="button"
            className={`tb-link ${classes.add}`}
            aria-label={`Add an option to ${label}`}
            onClick={() => setTyped('')}
          >
            <IconPlus size={16} stroke={2} aria-hidden="true" />
          </button>
        ) : (
          <TextInput
            w={120}
            autoFocus
            aria-label={`New option of ${label}`}
            maxLength={2000}
            data-own-escape=""
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            onBlur={add}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              add();
            }}
          />
        ))}
    </div>
  );
}

type Range = Extract<DemoControl, { kind: 'range' }>;

interface KnobRangeProps {
  label: string;
  range: Range;
  onChange: (range: Range) => void;
}

/** The range of a knob: from and to, with optional labels for the ends. */
function KnobRange({ label, range, onChange }: KnobRangeProps) {
  const { min, max, step, isWhole, minWords = '', maxWords = '', value } = range;
  const write = (ends: { min: number; max: number }) =>
    onChange({ ...range, ...ends, value: Math.min(ends.max, Math.max(ends.min, value)) });
  const { minWords: _min, maxWords: _max, ...bare } = range;
  const say = (low: string, high: string) =>
    onChange({ ...bare, ...(low !== '' && { minWords: low }), ...(high !== '' && { maxWords: high }) });
  const common = { w: 58, step, hideControls: true, allowDecimal: !isWhole, clampBehavior: 'none' } as const;
  return (
    <div className="tb-row tb-wrap">
      <span className="tb-quiet">from</span>
      <NumberInput
        {...common}
        aria-label={`${label} from`}
        value={min}
        onChange={(next) => typeof next === 'number' && write({ min: next, max })}
      />
      <TextInput
        w={80}
        aria-label={`Label for the low end of ${label}`}
        placeholder="label"
        maxLength={80}
        value={minWords}
        onChange={({ currentTarget }) => say(currentTarget.value, maxWords)}
      />
      <span className="tb-quiet">to</span>
      <NumberInput
        {...common}
        aria-label={`${label} to`}
        value={max}
        onChange={(next) => typeof next === 'number' && write({ min, max: next })}
      />
      <TextInput
        w={80}
        aria-label={`Label for the high end of ${label}`}
        placeholder="label"
        maxLength={80}
        value={maxWords}
        onChange={({ currentTarget }) => say(minWords, currentTarget.value)}
      />
    </div>
  );
}
