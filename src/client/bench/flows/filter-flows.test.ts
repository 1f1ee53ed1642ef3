import { describe, expect, it } from 'vitest';
import type { FlowSummary } from '#contract/flow-summary.ts';
import { filterFlows, MAX_SHOWN } from './filter-flows.ts';
import { groupFlows } from './group-flows.ts';

const flows: FlowSummary[] = Array.from({ length: 1000 }, (_, index) => ({
  id: `id-${index}`,
  name: `Flow ${index}`,
  folder_id: index % 2 === 0 ? 'b' : 'a',
}));
const byId = new Map(flows.map((flow) => [flow.id, flow]));
const folders = new Map([
  ['a', 'Archive'],
  ['b', 'Bots'],
]);

function show(search: string, current: string | null = null) {
  const options = groupFlows(flows, folders).map(({ group, flows: inside }) => ({
    group,
    items: inside.map(({ id, name }) => ({ value: id, label: name, disabled: false })),
  }));
  return filterFlows(options, search, byId, current);
}

describe('groupFlows', () => {
  it('puts examples first, then folders by name, then flows without a folder', () => {
    const groups = groupFlows(
      [
        { id: '1', name: 'Loose' },
        { id: '2', name: 'Sample', is_sample: true },
        { id: '3', name: 'In b', folder_id: 'b' },
        { id: '4', name: 'In a', folder_id: 'a' },
        { id: '5', name: 'Unknown folder', folder_id: 'c' },
      ],
      folders,
    );
    expect(groups.map(({ group, flows: inside }) => [group, inside.map(({ id }) => id)])).toEqual([
      ['Examples', ['2']],
      ['Archive', ['4']],
      ['Bots', ['3']],
      ['Your flows', ['1', '5']],
    ]);
  });
});

describe('filterFlows', () => {
  it('limits the number of flows, and says how many more there are', () => {
    const found = show('');
    const shown = found.flatMap((option) => ('items' in option ? [[option.group, option.items.length]] : []));
    expect(shown).toEqual([
      ['Archive', MAX_SHOWN / 2],
      ['Bots', MAX_SHOWN / 2],
    ]);
    expect(found.at(-1)).toEqual({ value: 'more', label: '800 more: type to find them', disabled: true });
  });

  it('shows small groups completely, and shares the rest among large groups', () => {
    const items = (name: string, count: number) =>
      Array.from({ length: count }, (_, at) => ({ value: `${name}-${at}`, label: name, disabled: false }));
    const options = [
      { group: 'Large', items: items('large', 900) },
      { group: 'Small', items: items('small', 3) },
    ];
    const shown = filterFlows(options, '', new Map(), null);
    expect(shown.map((option) => ('items' in option ? option.items.length : option.label))).toEqual([
      MAX_SHOWN - 3,
      3,
      '703 more: type to find them',
    ]);
  });

  it('keeps the open flow in the list', () => {
    expect(JSON.stringify(show('', 'id-998'))).toContain('id-998');
  });

  it('finds any flow by name', () => {
    expect(show('flow 999')).toEqual([
      { group: 'Archive', items: [{ value: 'id-999', label: 'Flow 999', disabled: false }] },
    ]);
  });
});
