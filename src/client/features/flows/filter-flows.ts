/** Which flows the picker shows for what is typed into it. */
import type { ComboboxParsedItem } from '@mantine/core';
import type { FlowSummary } from '#contract/flow-summary.ts';

/** More cannot be looked over, and drawing them all would make the list slow to open. */
export const MOST_SHOWN = 200;

/** Value of the row that says how many are left out; it cannot be chosen. */
export const MORE = 'more';

/** By name, id or endpoint name; groups without a match are left out. `current` is shown in any case when it matches. */
export function filterFlows(
  options: readonly ComboboxParsedItem[],
  search: string,
  byId: ReadonlyMap<string, FlowSummary>,
  current: string | null,
): ComboboxParsedItem[] {
  const wanted = search.trim().toLowerCase();
  const found: ComboboxParsedItem[] = [];
  let matches = 0;
  let shown = 0;
  for (const option of options) {
    if (!('items' in option)) {
      found.push(option);
      continue;
    }
    const items = option.items.filter(({ value, label }) => {
      const words = [label, value, byId.get(value)?.endpoint_name ?? ''];
      if (!words.some((word) => word.toLowerCase().includes(wanted))) return false;
      matches += 1;
      if (shown >= MOST_SHOWN && value !== current) return false;
      shown += 1;
      return true;
    });
    if (items.length > 0) found.push({ ...option, items });
  }
  if (matches > shown) found.push({ value: MORE, label: `${matches - shown} more: type to find them`, disabled: true });
  return found;
}
