/** Chooses a flow of the server by name, or opens one by a pasted id or endpoint name. */
import { type ComboboxParsedItem, Select } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { FlowSummary } from '#contract/flow-summary.ts';
import { useFlow, useFlows } from '../../api/flows-query.ts';
import { onFocusField } from '../../navigation/focus-field.ts';
import { useNavigation } from '../../navigation/use-navigation.ts';
import classes from './flow-picker.module.css';

export function FlowPicker() {
  const { flowId, setFlowId } = useNavigation();
  const flows = useFlows().data ?? [];
  const open = useFlow(flowId);
  const [search, setSearch] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(
    () =>
      onFocusField((target) => {
        if (target.kind === 'flow') input.current?.focus();
      }),
    [],
  );

  const byId = new Map(flows.map((flow) => [flow.id, flow]));
  const listed = flows.find(({ id, endpoint_name }) => id === flowId || endpoint_name === flowId);
  const current = listed?.id ?? flowId;
  const typed = search.trim();
  const isLabel = flows.some(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
  const isOther = typed !== '' && !isLabel && !byId.has(typed);
  const label = (flow: FlowSummary) => ({ value: flow.id, label: flow.name });
  const others = [
    ...(current !== null && listed === undefined ? [{ value: current, label: open.data?.name ?? current }] : []),
    ...(isOther && typed !== current ? [{ value: typed, label: typed }] : []),
  ];

  return (
    <Select
      ref={input}
      aria-label="Flow"
      placeholder="Choose a flow"
      className={classes.root}
      classNames={{ input: classes.input }}
      leftSection={<IconRoute size={16} stroke={1.6} aria-hidden="true" />}
      data={[
        { group: 'Examples', items: flows.filter(({ is_sample }) => is_sample === true).map(label) },
        { group: 'Your flows', items: flows.filter(({ is_sample }) => is_sample !== true).map(label) },
        { group: 'By id or endpoint name', items: others },
      ].filter(({ items }) => items.length > 0)}
      filter={({ options, search: text }) => filterFlows(options, text, byId)}
      value={current}
      onChange={(value) => {
        if (value !== null && value !== current) setFlowId(value);
      }}
      allowDeselect={false}
      searchable
      onSearchChange={setSearch}
      selectFirstOptionOnChange
      nothingFoundMessage="No flow of this name"
      maxDropdownHeight={420}
      comboboxProps={{ width: 340, position: 'bottom-start' }}
      error={open.isError}
      onFocus={(event) => event.currentTarget.select()}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <span className={classes.name}>{isOther && option.value === typed ? `Open “${typed}”` : option.label}</span>
          <span className={classes.id}>{tailOf(option.value)}</span>
        </span>
      )}
    />
  );
}

/** By name, id or endpoint name; groups without a match are left out. */
function filterFlows(
  options: readonly ComboboxParsedItem[],
  search: string,
  byId: ReadonlyMap<string, FlowSummary>,
): ComboboxParsedItem[] {
  const wanted = search.trim().toLowerCase();
  const found: ComboboxParsedItem[] = [];
  for (const option of options) {
    if (!('items' in option)) {
      found.push(option);
      continue;
    }
    const items = option.items.filter(({ value, label }) =>
      [label, value, byId.get(value)?.endpoint_name ?? ''].some((word) => word.toLowerCase().includes(wanted)),
    );
    if (items.length > 0) found.push({ ...option, items });
  }
  return found;
}

/** The part of an id that tells two flows of one name apart. */
function tailOf(id: string): string {
  return id.split('-').at(-1)?.slice(-6) ?? id;
}
