/** The options of a knob. One is added by typing it. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { DemoControl } from '#contract/demos/demo-knob.ts';
import { optionOf } from '#run/demos/first-control.ts';
import { IconPlus, IconX } from '../../icons/icons.ts';
import classes from './publish.module.css';

type Options = Extract<DemoControl, { kind: 'options' }>;

export interface KnobOptionsProps {
  label: string;
  control: Options;
  onChange: (control: Options) => void;
}

export function KnobOptions({ label, control, onChange }: KnobOptionsProps) {
  const { options, value } = control;
  const [typed, setTyped] = useState<string | null>(null);
  const isText = options.every((option) => typeof option.value === 'string');
  const remove = (place: number) => {
    if (options.length < 2) return;
    const left = options.toSpliced(place, 1);
    onChange({
      ...control,
      options: left,
      value: Math.max(0, value > place || value >= left.length ? value - 1 : value),
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
      {options.map(({ value: own, words = String(own) }, place) => (
        <span key={String(own)} className={`tb-row tb-sunken tb-gap-xs-sm ${classes.option}`}>
          <span className="tb-cut">{words}</span>
          <button
            type="button"
            className="tb-plain"
            aria-label={`Remove ${words} from ${label}`}
            aria-disabled={options.length < 2}
            onClick={() => remove(place)}
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
