/** A searchable list of the fields that can still become knobs. */
import { Select } from '@mantine/core';
import { useMemo } from 'react';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { Knob } from '#flow/knobs/knob.ts';
import { knobChoices } from '#run/present/knob-choices.ts';
import { announce } from '../../ui/feedback/announce.ts';
import classes from './knobs.module.css';

export interface AddKnobProps {
  index: FlowIndex;
  knobs: readonly Knob[];
  onAdd: (knob: Knob) => void;
}

export function AddKnob({ index, knobs, onAdd }: AddKnobProps) {
  const choices = useMemo(() => knobChoices(index, knobs), [index, knobs]);
  const namesOf = (isProposed: boolean) =>
    choices.filter((choice) => choice.isProposed === isProposed).map(({ name }) => name);
  if (choices.length === 0) return null;
  return (
    <Select
      className={classes.add ?? ''}
      aria-label="Add a field"
      placeholder="Add a field to change live"
      searchable
      nothingFoundMessage="No matching field"
      maxDropdownHeight={320}
      data={[
        { group: 'Suggested', items: namesOf(true) },
        { group: 'All fields', items: namesOf(false) },
      ].filter(({ items }) => items.length > 0)}
      value={null}
      onChange={(chosen) => {
        const choice = choices.find(({ name }) => name === chosen);
        if (!choice) return;
        onAdd(choice.knob);
        announce(`${choice.knob.label} added to Present`);
      }}
    />
  );
}
