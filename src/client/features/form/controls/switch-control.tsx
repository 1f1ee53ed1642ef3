/** True or false. */
import { Switch } from '@mantine/core';
import type { ControlProps } from './control-props.ts';
import classes from './controls.module.css';

export function SwitchControl({ item, value, describedBy, onChange }: ControlProps) {
  const isOn = value === true;
  return (
    <div className={classes.switch}>
      <Switch
        aria-label={item.field.name}
        aria-describedby={describedBy}
        checked={isOn}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span aria-hidden="true">{isOn ? 'true' : 'false'}</span>
    </div>
  );
}
