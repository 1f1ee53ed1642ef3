/** The text of a check that uses the expected text if it has none of its own. */
import { TextInput } from '@mantine/core';
import { valueAt } from '#contract/json.ts';
import { typedText } from '#run/model/typed-value.ts';
import type { ValuePath } from '#run/suite/text/change-value.ts';
import { problemAt, useSuiteEditing } from '../shared/suite-editing.ts';
import { useTyped } from '../shared/use-typed.ts';
import classes from './checks.module.css';

export interface ExpectedFieldProps {
  /** Of the value; the check itself is a name alone while there is none. */
  path: ValuePath;
  kind: string;
}

export function ExpectedField({ path, kind }: ExpectedFieldProps) {
  const { value, problems, apply } = useSuiteEditing();
  const check = path.slice(0, -1);
  const { onChange, ...typed } = useTyped(typedText(valueAt(value, path)), (text) =>
    apply({ kind: 'set', path: check, value: text === '' ? kind : { [kind]: text } }),
  );
  return (
    <TextInput
      className={classes.value ?? ''}
      aria-label="Value"
      placeholder="expected text"
      error={problemAt(problems, check)}
      {...typed}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
