/** A number as text, with arrow keys, and a slider if the field has a range. */
import '@mantine/core/styles/Slider.layer.css';
import { Slider, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { FieldControl } from '#flow/index/field-control.ts';
import { readNumber, roundLike } from '#run/model/decimal-number.ts';
import { typedText } from '#run/model/typed-value.ts';
import { type ControlProps, labelProps } from './control-props.ts';
import classes from './controls.module.css';
import { useLocalText } from './use-local-text.ts';

type NumberFacts = Extract<FieldControl, { kind: 'number' }>;

function stepped(value: number, by: number, { step, min, max }: NumberFacts): number {
  const next = roundLike(value + by, value, step);
  return Math.min(max ?? next, Math.max(min ?? next, next));
}

export function NumberControl(props: ControlProps & { control: NumberFacts }) {
  const { item, value, placeholder, onChange, control } = props;
  const { isWhole, min, max, step, hasSlider } = control;
  const { name } = item.field;
  const current = typeof value === 'number' ? value : readNumber(typedText(value), isWhole);
  const { text, isPending, change, leave } = useLocalText({
    value: typedText(value),
    isSame: (typed) => readNumber(typed, isWhole) === current,
    send: (typed) => {
      const next = readNumber(typed, isWhole);
      if (next !== null) onChange(next);
      return next !== null;
    },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (direction === 0 || event.altKey) return;
    event.preventDefault();
    onChange(stepped(current ?? min ?? 0, direction * step * (event.shiftKey ? 10 : 1), control));
  };
  const limits = {
    ...(min === null ? {} : { 'aria-valuemin': min }),
    ...(max === null ? {} : { 'aria-valuemax': max }),
  };
  const field = (
    <TextInput
      className={hasSlider ? `tb-fixed ${classes.figure}` : ''}
      role="spinbutton"
      {...labelProps(props)}
      error={isPending && text.trim() !== ''}
      {...(current === null ? {} : { 'aria-valuenow': current })}
      {...limits}
      data-pending={isPending || undefined}
      inputMode={isWhole ? 'numeric' : 'decimal'}
      autoComplete="off"
      value={text}
      placeholder={placeholder}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      onBlur={leave}
      onKeyDown={onKeyDown}
    />
  );
  if (!hasSlider || min === null || max === null) return field;
  return (
    <div className={`tb-row ${classes.slider}`}>
      <Slider
        className={classes.track ?? ''}
        size={4}
        thumbSize={16}
        label={null}
        thumbLabel={`${name} slider`}
        min={min}
        max={max}
        step={step}
        value={Math.min(max, Math.max(min, current ?? min))}
        onChange={(next) => {
          // Mantine rounds to its steps on render: ignore changes that are not from the user.
          if (next !== current) onChange(next);
        }}
      />
      {field}
    </div>
  );
}
