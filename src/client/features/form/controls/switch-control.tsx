/** True or false. */
import { Switch } from '@mantine/core';
import { useId } from 'react';
import type { ControlProps } from './control-props.ts';
import classes from './controls.module.css';

export function SwitchControl(props: ControlProps) {
  const { item, value, description, onChange } = props;
  const id = useId();
  const isOn = value === true;
  return (
    <div className={`tb-row tb-mono tb-quiet ${classes.switch}`}>
      <Switch
        aria-label={item.field.name}
        aria-describedby={id}
        checked={isOn}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span aria-hidden="true">{isOn ? 'true' : 'false'}</span>
      <span className="tb-visually-hidden" id={id}>
        {description}
      </span>
    </div>
  );
}
