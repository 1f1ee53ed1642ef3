/** Makes a field a knob of the presentation, and edits the knob's label. */
import { TextInput } from '@mantine/core';
import { MAX_NAME_LENGTH } from '#run/model/request-fields.ts';
import { knobLabel } from '#show/knobs/knob.ts';
import type { KnobActions } from '../../draft/knobs/use-knobs.ts';
import { IconPresentation, IconPresentationOff } from '../../shell/icons/icons.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { announce } from '../../shell/ui/feedback/announce.ts';
import type { FormField } from './model/form-model.ts';

interface KnobProps {
  item: FormField;
  knobs: KnobActions;
}

export function KnobToggle({ item, isKnob, knobs }: KnobProps & { isKnob: boolean }) {
  const { component, field } = item;
  const path = { component: component.id, field: field.name };
  const label = isKnob ? 'Remove from Present' : 'Show in Present';
  const toggle = () => {
    if (isKnob) knobs.remove(path);
    else if (!knobs.add({ ...path, label: knobLabel(field) })) return;
    announce(`${knobLabel(field)} ${isKnob ? 'removed from' : 'added to'} Present`);
  };
  const KnobIcon = isKnob ? IconPresentationOff : IconPresentation;
  return (
    <IconButton
      icon={KnobIcon}
      label={`Show ${field.name} in Present`}
      tip={label}
      aria-pressed={isKnob}
      onClick={toggle}
    />
  );
}

export function KnobLabel({ item, label, knobs }: KnobProps & { label: string }) {
  const { component, field } = item;
  const path = { component: component.id, field: field.name };
  return (
    <div className="tb-xs tb-row tb-quiet tb-above-xs-sm">
      <span aria-hidden="true">Knob</span>
      <TextInput
        className="tb-grow"
        size="xs"
        aria-label={`Knob label of ${field.name}`}
        value={label}
        maxLength={MAX_NAME_LENGTH}
        onChange={({ currentTarget }) => knobs.rename(path, currentTarget.value)}
        onBlur={() => {
          if (label.trim() === '') knobs.rename(path, knobLabel(field));
        }}
      />
    </div>
  );
}
