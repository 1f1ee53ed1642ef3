/** One knob: its label, its control, and the flow's own value. */
import { cutText } from '#contract/text/cut-text.ts';
import '@mantine/core/styles/Slider.layer.css';
import { Autocomplete, SegmentedControl, Select, Slider, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { isJsonEqual, type JsonValue } from '#contract/json.ts';
import { readNumber } from '#run/model/decimal-number.ts';
import { type FoundKnob, knobLabel, knobText } from '#show/knobs/knob.ts';
import { TextArea } from '../../blocks/text-area/text-area.tsx';
import { guardField, isTooLong } from '../../blocks/text-area/too-long.ts';
import { IconX } from '../../shell/icons/icons.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { isLongList } from '../../shell/ui/controls/is-long-list.ts';
import classes from './knobs.module.css';

export interface KnobViewProps {
  found: FoundKnob;
  value: JsonValue;
  onChange: (value: JsonValue) => void;
}

export function KnobView({ found, value, onChange, onRemove }: KnobViewProps & { onRemove: () => void }) {
  const { field, control, knob } = found;
  const id = useId();
  const label = knob.label.trim() || knobLabel(field);
  const own = knobText(field.value);
  const isOwn = isJsonEqual(value, field.value);
  const uses = cutText(own, 80);
  return (
    <div data-changed={!isOwn || undefined}>
      <p className={`tb-row tb-gap-md tb-below-sm-md ${classes.head}`}>
        <span className="tb-medium">{label}</span>
        {control.kind === 'slider' && <span className="tb-mono tb-end">{knobText(value)}</span>}
        <IconButton
          icon={IconX}
          label={`Remove ${label}`}
          tip="Remove from Present"
          className={`tb-faint ${classes.remove}`}
          onClick={onRemove}
        />
      </p>
      <KnobControl found={found} value={value} onChange={onChange} label={label} describedBy={id} />
      <p className={`tb-break tb-quiet tb-above-sm ${classes.own}`} id={id}>
        The flow uses {uses}
      </p>
    </div>
  );
}

interface ControlProps extends KnobViewProps {
  label: string;
  describedBy: string;
}

function KnobControl(props: ControlProps) {
  const { found, value, onChange, label, describedBy } = props;
  const { control, field } = found;
  const ariaProps = { 'aria-label': label, 'aria-describedby': describedBy };
  switch (control.kind) {
    case 'slider':
      return <SlidingKnob {...props} range={control} />;
    case 'number':
      return <NumberKnob {...props} isWhole={control.isWhole} />;
    case 'segments': {
      const values = new Map(control.options.map((option) => [JSON.stringify(option), option]));
      const key = JSON.stringify(value);
      // A value that is not an option is still sent, so show it.
      if (!values.has(key)) values.set(key, value);
      return (
        <SegmentedControl
          size="sm"
          fullWidth
          {...ariaProps}
          data={[...values].map(([option, meant]) => ({ value: option, label: knobText(meant) }))}
          value={key}
          onChange={(next) => onChange(values.get(next) ?? field.value)}
        />
      );
    }
    case 'list': {
      const texts = new Map(control.options.map((option) => [knobText(option), option]));
      const text = knobText(value);
      if (control.acceptsOther) {
        return (
          <Autocomplete {...ariaProps} data={[...texts.keys()]} value={value === '' ? '' : text} onChange={onChange} />
        );
      }
      const data = [...new Set([...texts.keys(), text])];
      return (
        <Select
          {...ariaProps}
          data={data}
          searchable={isLongList(data)}
          nothingFoundMessage="No matching option"
          value={text}
          onChange={(next) => {
            if (next !== null) onChange(texts.get(next) ?? next);
          }}
        />
      );
    }
    case 'text': {
      const text = typeof value === 'string' ? value : '';
      if (control.isMultiline || text.includes('\n') || isTooLong(text))
        return <TextArea {...ariaProps} value={text} onText={onChange} autosize minRows={2} maxRows={8} />;
      return (
        <TextInput
          {...ariaProps}
          {...guardField(onChange)}
          value={text}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      );
    }
  }
}

function SlidingKnob({ found, value, onChange, label, describedBy, range }: ControlProps & { range: SliderRange }) {
  const { min, max, step } = range;
  const own = Number(found.field.value);
  const current = Number(value);
  const at = Math.min(max, Math.max(min, Number.isFinite(current) ? current : min));
  return (
    <div className={`tb-relative ${classes.slider}`}>
      <Slider
        size={4}
        thumbSize={20}
        label={null}
        thumbLabel={label}
        thumbProps={{ 'aria-describedby': describedBy }}
        min={min}
        max={max}
        step={step}
        value={at}
        onChange={(next) => {
          // Mantine rounds to its steps on render: ignore changes that are not from the user.
          if (next !== current) onChange(next);
        }}
      />
      {Number.isFinite(own) && own >= min && own <= max && (
        <span className={classes.tick} style={{ left: `${((own - min) / (max - min)) * 100}%` }} aria-hidden="true" />
      )}
    </div>
  );
}

type SliderRange = Extract<FoundKnob['control'], { kind: 'slider' }>;

/** Keeps the typed text, and writes it when it is a number. */
function NumberKnob({ value, onChange, label, describedBy, isWhole }: ControlProps & { isWhole: boolean }) {
  const [typed, setTyped] = useState<string | null>(null);
  const current = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  return (
    <TextInput
      aria-label={label}
      aria-describedby={describedBy}
      inputMode={isWhole ? 'numeric' : 'decimal'}
      value={typed ?? current}
      error={typed !== null && readNumber(typed, isWhole) === null}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        const next = readNumber(currentTarget.value, isWhole);
        if (next !== null) onChange(next);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
