/** A text of the suite at one path, with what is wrong with it. */
import { TextInput, type TextInputProps } from '@mantine/core';
import type { Ref } from 'react';
import { isJsonObject, type JsonValue, tryParseJson, valueAt } from '#contract/json.ts';
import { typedText } from '#run/model/typed-value.ts';
import type { ValuePath } from '#tests/suite/text/change-value.ts';
import { TextArea } from '../../blocks/text-area/text-area.tsx';
import { problemAt, useSuiteEditing } from './suite-editing.ts';
import { useTyped } from './use-typed.ts';

export interface SuiteFieldProps
  extends Pick<TextInputProps, 'label' | 'description' | 'placeholder' | 'className' | 'rightSection' | 'inputMode'> {
  path: ValuePath;
  /** Accessible name, if it has no label. */
  name?: string;
  /** The value that a text is; by default the text, and nothing for an empty one. */
  read?: (text: string) => JsonValue | undefined;
  /** Null for one line. */
  rows?: { min: number; max: number } | null;
  isMono?: boolean;
  ref?: Ref<HTMLInputElement & HTMLTextAreaElement>;
  /** True if problems inside the value are shown too. */
  isDeep?: boolean;
}

const asText = (text: string): JsonValue | undefined => (text === '' ? undefined : text);

export function SuiteField(props: SuiteFieldProps) {
  const { path, name, read = asText, rows = null, isMono = false, isDeep = false, className, label, ...rest } = props;
  const { value, problems, apply } = useSuiteEditing();
  const now = valueAt(value, path);
  const shown = isJsonObject(now) || Array.isArray(now) ? JSON.stringify(now, null, 2) : typedText(now);
  const { onChange, ...typed } = useTyped(shown, (text) => apply({ kind: 'set', path, value: read(text) }));
  const shared = {
    ...rest,
    ...typed,
    ...(name !== undefined && { 'aria-label': name }),
    ...(className !== undefined && { className }),
    error: problemAt(problems, path, !isDeep),
    spellCheck: !isMono,
    classNames: isMono ? { input: 'tb-mono' } : {},
  };
  return rows === null ? (
    <TextInput {...shared} label={label} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
  ) : (
    <TextArea
      {...shared}
      {...(typeof label === 'string' && { label })}
      autosize
      minRows={rows.min}
      maxRows={rows.max}
      onText={onChange}
    />
  );
}

/** A number where the text is one; else the text, which is then reported as a problem at the field. */
export function numberOrText(text: string): JsonValue | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const number = Number(trimmed.replace(',', '.'));
  return Number.isFinite(number) ? number : text;
}

/** JSON where the text is valid; else the text. */
export function jsonOrText(text: string): JsonValue | undefined {
  if (text.trim() === '') return undefined;
  const value = tryParseJson(text);
  return value === undefined ? text : value;
}
