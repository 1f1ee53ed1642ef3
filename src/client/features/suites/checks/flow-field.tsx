/** A flow of the server, as the judge. */
import { Select } from '@mantine/core';
import { typedText } from '#run/model/typed-value.ts';
import { valueAt } from '#run/suite/issue-words.ts';
import type { ValuePath } from '#run/suite/text/change-value.ts';
import { useFlows } from '../../../api/flows-query.ts';
import { problemAt, useSuiteEditing } from '../shared/suite-editing.ts';

export function FlowField({ path }: { path: ValuePath }) {
  const { value, problems, apply } = useSuiteEditing();
  const flows = useFlows().data ?? [];
  const chosen = typedText(valueAt(value, path));
  const isKnown = flows.some(({ id }) => id === chosen);
  return (
    <Select
      label="Flow"
      searchable
      allowDeselect={false}
      placeholder="Choose a flow"
      data={[
        ...flows.map(({ id, name }) => ({ value: id, label: name })),
        ...(isKnown || chosen === '' ? [] : [{ value: chosen, label: `${chosen} (not on this server)` }]),
      ]}
      value={chosen === '' ? null : chosen}
      error={problemAt(problems, path) ?? (chosen === '' ? 'Choose the flow that judges' : null)}
      onChange={(id) => id !== null && apply({ kind: 'set', path, value: id })}
    />
  );
}
