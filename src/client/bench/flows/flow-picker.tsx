/** Chooses a flow of the server by name, or opens one by a pasted id or endpoint name. */
import { Select } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { FlowSummary } from '#contract/flow-summary.ts';
import { useFlow, useFlows, useFolders } from '../../shell/api/flows-query.ts';
import { IconRoute } from '../../shell/icons/icons.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useFlowId } from '../../shell/navigation/use-url-key.ts';
import { useUiRequest } from '../../shell/state/use-ui-request.ts';
import { useListOnFocus } from '../../shell/ui/controls/use-list-on-focus.ts';
import type { LateField } from '../../shell/ui/late/field-later.tsx';
import { filterFlows, MORE } from './filter-flows.ts';
import classes from './flow-picker.module.css';
import { groupFlows } from './group-flows.ts';

const NO_FOLDERS: ReadonlyMap<string, string> = new Map();

export function FlowPicker({ isToFocus, typed: typedBefore }: LateField) {
  const flowId = useFlowId();
  const { setFlowId } = useNavigate();
  const { data: flows = [], isPending } = useFlows();
  const folders = useFolders().data ?? NO_FOLDERS;
  const open = useFlow(flowId);
  const [search, setSearch] = useState('');
  const { keepMounted, onFocus, onBlur } = useListOnFocus();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isToFocus) input.current?.focus();
    // The list has put in the name of the open flow by now.
    if (typedBefore !== '') setSearch(typedBefore);
  }, [isToFocus, typedBefore]);
  useUiRequest(
    'focus',
    () => input.current?.focus(),
    ({ kind }) => kind === 'flow',
  );

  const byId = new Map(flows.map((flow) => [flow.id, flow]));
  const listed = flows.find(({ id, endpoint_name }) => id === flowId || endpoint_name === flowId);
  const current = listed?.id ?? flowId;
  const typed = search.trim();
  const isLabel = flows.some(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
  // What is typed while the list is read may be the name of a flow.
  const isOther =
    typed !== '' && !isPending && !isLabel && !byId.has(typed) && !flows.some((flow) => flow.endpoint_name === typed);
  // The open flow is read again before each run, the list is not: the flow may have a new name.
  const label = ({ id, name }: FlowSummary) => ({
    value: id,
    label: id === current ? (open.data?.name ?? name) : name,
  });
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
      classNames={{ input: `tb-strong ${classes.input}` }}
      leftSection={<IconRoute size={16} stroke={1.6} aria-hidden="true" />}
      data={[
        ...groupFlows(flows, folders).map(({ group, flows: inside }) => ({ group, items: inside.map(label) })),
        { group: 'By id or endpoint name', items: others },
      ].filter(({ items }) => items.length > 0)}
      filter={({ options, search: text }) => filterFlows(options, text, byId, current)}
      value={current}
      onChange={(value) => {
        if (value !== null && value !== current) setFlowId(value);
      }}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      selectFirstOptionOnChange
      nothingFoundMessage={isPending ? 'Loading the flows' : 'No matching flow'}
      maxDropdownHeight={420}
      comboboxProps={{ width: 340, position: 'bottom-start', keepMounted }}
      error={open.isError}
      onFocus={(event) => {
        onFocus();
        event.currentTarget.select();
      }}
      onBlur={onBlur}
      renderOption={({ option }) => (
        <span className="tb-between tb-shrink tb-wide tb-gap-md tb-flex tb-baseline">
          <span className="tb-cut">{isOther && option.value === typed ? `Open “${typed}”` : option.label}</span>
          {option.value !== MORE && (
            <span className="tb-mono tb-fixed tb-faint tb-size-xs">{tailOf(option.value)}</span>
          )}
        </span>
      )}
    />
  );
}

/** The part of an id that is shown to distinguish flows of the same name. */
function tailOf(id: string): string {
  return id.split('-').at(-1)?.slice(-6) ?? id;
}
