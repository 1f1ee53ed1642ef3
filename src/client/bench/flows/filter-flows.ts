/** Filters the flows of the picker by the typed text. */
import type { ComboboxParsedItem } from '@mantine/core';
import type { FlowSummary } from '#contract/flow-summary.ts';

/** Rendering more would make the list slow to open. */
export const MAX_SHOWN = 200;

/** Value of the disabled option that says how many are left out. */
export const MORE = 'more';

/**
 * By name, id or endpoint name; groups without a match are left out. If there are too many matches, each group shows its
 * share. `current` is always shown if it matches.
 */
export function filterFlows(
  options: readonly ComboboxParsedItem[],
  search: string,
  byId: ReadonlyMap<string, FlowSummary>,
  current: string | null,
): ComboboxParsedItem[] {
  const wanted = search.trim().toLowerCase();
  const isMatch = ({ value, label }: { value: string; label: string }) =>
    [label, value, byId.get(value)?.endpoint_name ?? ''].some((text) => text.toLowerCase().includes(wanted));
  const groups = options.flatMap((option) => ('items' in option ? [option] : []));
  const matching = groups
    .map((group) => ({ group, items: group.items.filter(isMatch) }))
    .filter(({ items }) => items.length > 0);
  const shares = shareOut(matching.map(({ items }) => items.length));
  let left = 0;
  const found: ComboboxParsedItem[] = matching.map(({ group, items }, position) => {
    const share = shares[position] ?? 0;
    const shown = items.filter(({ value }, at) => at < share || value === current);
    left += items.length - shown.length;
    return { ...group, items: shown };
  });
  if (left > 0) found.push({ value: MORE, label: `${left} more: type to find them`, disabled: true });
  return found;
}

/** How many of each group are shown: small groups completely, the rest is shared among large groups. */
function shareOut(counts: readonly number[]): number[] {
  const shares = counts.map(() => 0);
  let room = MAX_SHOWN;
  const bySize = [...counts.keys()].toSorted((left, right) => (counts[left] ?? 0) - (counts[right] ?? 0));
  for (const [done, position] of bySize.entries()) {
    const share = Math.min(counts[position] ?? 0, Math.ceil(room / (bySize.length - done)));
    shares[position] = share;
    room -= share;
  }
  return shares;
}
