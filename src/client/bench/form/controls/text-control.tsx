/** One line of text, or several. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { typedText } from '#run/model/typed-value.ts';
import { TextArea } from '../../../blocks/text-area/text-area.tsx';
import { guardField, isTooLong } from '../../../blocks/text-area/too-long.ts';
import { type ControlProps, labelProps } from './control-props.ts';

const MAX_ROWS = 8;

export function TextControl(props: ControlProps & { isMultiline: boolean }) {
  const { value, placeholder, onChange, isMultiline } = props;
  const text = typedText(value);
  const shared = {
    ...labelProps(props),
    value: text,
    placeholder,
    spellCheck: false,
  };
  // A text area stays a text area: another element would lose the focus.
  const [wasLong, setLong] = useState(false);
  const isLong = isMultiline || wasLong || text.includes('\n') || isTooLong(text);
  if (isLong !== wasLong) setLong(isLong);
  if (isLong) {
    return <TextArea {...shared} autosize minRows={1} maxRows={MAX_ROWS} onText={onChange} />;
  }
  return (
    <TextInput {...shared} {...guardField(onChange)} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
  );
}
