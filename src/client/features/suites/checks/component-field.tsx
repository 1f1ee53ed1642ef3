/** A component of the flow, by name or id; a name that the flow does not have can be typed too. */
import { Autocomplete } from '@mantine/core';
import { typedText } from '#run/model/typed-value.ts';
import { valueAt } from '#run/suite/issue-words.ts';
import type { ValuePath } from '#run/suite/text/change-value.ts';
import { problemAt, useSuiteEditing } from '../shared/suite-editing.ts';
import { useTyped } from '../shared/use-typed.ts';
import classes from './checks.module.css';

export function ComponentField({ path }: { path: ValuePath }) {
  const { value, problems, apply, index } = useSuiteEditing();
  const typed = useTyped(typedText(valueAt(value, path)), (text) => apply({ kind: 'set', path, value: text }));
  const names = [...new Set(index?.components.map(({ displayName }) => displayName) ?? [])];
  const isUnknown =
    index !== null && typed.value !== '' && !names.includes(typed.value) && !index.byId.has(typed.value);
  return (
    <Autocomplete
      className={classes.value ?? ''}
      aria-label="Value"
      placeholder="Component"
      data={names}
      error={problemAt(problems, path) ?? (isUnknown ? 'The flow has no component with this name or id' : null)}
      {...typed}
    />
  );
}
