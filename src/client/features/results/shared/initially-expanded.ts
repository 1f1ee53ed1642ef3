/** The initially expanded nodes of a reply's tree: down to the results, for as many inputs as fit on a screen. */
import type { JsonValue } from '#contract/json.ts';
import { pointersToDepth } from '#run/results/result-tree.ts';

const OPENED_INPUTS = 3;

export function initiallyExpanded(root: JsonValue, openAt: number | null): Set<string> {
  const down = pointersToDepth(root, 3);
  const isOpened = (pointer: string) => {
    const input = /^\/outputs\/(\d+)/.exec(pointer)?.[1];
    if (input === undefined) return true;
    if (pointer.endsWith('/inputs')) return false;
    return openAt === null ? Number(input) < OPENED_INPUTS : Number(input) === openAt;
  };
  return new Set(down.filter(isOpened));
}
