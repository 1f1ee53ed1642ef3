/** One line of text, or several. */
import { Textarea, TextInput } from '@mantine/core';
import { type ControlProps, spoken, textOf } from './control-props.ts';

const MAX_ROWS = 8;

export function TextControl(props: ControlProps & { isMultiline: boolean }) {
  const { value, placeholder, onChange, isMultiline } = props;
  const text = textOf(value);
  const shared = {
    ...spoken(props),
    value: text,
    placeholder,
    spellCheck: false,
  };
  if (isMultiline || text.includes('\n')) {
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
