/** What makes a field a knob of the presentation, and what the knob is called there. */
import { TextInput } from '@mantine/core';
import { knobLabel } from '#run/present/knob.ts';
import type { KnobActions } from '../../draft/knobs/use-knobs.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { announce } from '../../ui/announce.ts';
import classes from './field-row.module.css';
import type { FormField } from './form-model.ts';

interface KnobProps {
  item: FormField;
  knobs: KnobActions;
}

export function KnobMenu({ item, isKnob, knobs }: KnobProps & { isKnob: boolean }) {
  const { component, field } = item;
  const place = { component: component.id, field: field.name };
  const add = () => {
    knobs.add({ ...place, label: knobLabel(field) });
    announce(`${field.name} is a knob in Present now`);
  };
  const remove = () => {
    knobs.remove(place);
    announce(`${field.name} is no knob any more`);
  };
  return (
    <ActionMenu
      label={`${field.name} menu`}
      actions={[isKnob ? { label: 'Remove the knob', onSelect: remove } : { label: 'Show as knob', onSelect: add }]}
    />
  );
}

export function KnobLabel({ item, label, knobs }: KnobProps & { label: string }) {
  const { component, field } = item;
  const place = { component: component.id, field: field.name };
  return (
    <div className={classes.knob}>
      <span aria-hidden="true">Knob</span>
      <TextInput
        className={classes.knobLabel ?? ''}
        size="xs"
        aria-label={`Knob label of ${field.name}`}
        value={label}
        onChange={({ currentTarget }) => knobs.rename(place, currentTarget.value)}
        onBlur={() => {
          if (label.trim() === '') knobs.rename(place, knobLabel(field));
        }}
      />
    </div>
  );
}
