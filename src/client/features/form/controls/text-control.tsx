/** One line of text, or several. */
import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { typedText } from '#run/model/typed-value.ts';
import { type ControlProps, spoken } from './control-props.ts';

const MAX_ROWS = 8;

export function TextControl(props: ControlProps & { isMultiline: boolean }) {
  const { value, placeholder, onChange, isMultiline } = props;
  const text = typedText(value);
  const shared = {
    ...spoken(props),
    value: text,
    placeholder,
    spellCheck: false,
  };
  // A text area stays a text area: another element would lose the focus.
  const [wasLong, setLong] = useState(false);
  const isLong = isMultiline || wasLong || text.includes('\n');
  if (isLong !== wasLong) setLong(isLong);
  if (isLong) {
    return (
      <Textarea
        {...shared}
        autosize
        minRows={1}
        maxRows={MAX_ROWS}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  }
  return <TextInput {...shared} onChange={({ currentTarget }) => onChange(currentTarget.value)} />;
}
