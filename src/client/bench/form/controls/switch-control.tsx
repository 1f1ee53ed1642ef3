/** True or false. */
import { Switch } from '@mantine/core';
import { useId } from 'react';
import type { ControlProps } from './control-props.ts';

export function SwitchControl(props: ControlProps) {
  const { item, value, description, onChange } = props;
  const id = useId();
  const isOn = value === true;
  return (
    <div className="tb-row tb-mono tb-quiet tb-min-32 tb-size-sm">
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
