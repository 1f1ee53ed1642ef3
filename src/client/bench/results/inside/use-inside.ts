/** What Inside shows of a run: an input, its components, the chosen one and its call. The link has what is chosen. */
import { useCallback, useMemo, useState } from 'react';
import { chosenAtFirst } from '#run/inside/chosen-at-first.ts';
import { insideInput } from '#run/inside/inside-input.ts';
import { type InsideRow, insideRows } from '#run/inside/inside-rows.ts';
import type { Run } from '#run/model/run.ts';
import { useNavigate } from '../../../shell/navigation/navigate.tsx';
import { useInsideInput, useSelectedCall, useSelectedComponent } from '../../../shell/navigation/use-url-key.ts';
import { useNow } from '../shared/use-now.ts';

/** How the list is ordered. */
export type ListOrder = 'execution' | 'flow';

export function useInside(run: Run) {
  const now = useNow(run);
  const { selectComponent } = useNavigate();
  const [order, setOrder] = useState<ListOrder>('execution');
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const key = useSelectedComponent();
  const call = useSelectedCall();
  const input = useShownInput(run);
  const inside = useMemo(() => insideInput(run, input, now), [run, input, now]);
  const rows = useMemo(
    () => insideRows(run, order === 'flow' ? inFlowOrder(run, inside) : inside, toggled),
    [run, inside, order, toggled],
  );
  const named = inside.components.find((component) => component.key === key) ?? null;
  const component = named ?? chosenAtFirst(inside.components);
  const shownCall = named === null ? null : call;
  const row =
    rows.find((one) => one.kind === 'call' && one.component === component && one.call.id === shownCall) ??
    rows.find((one) => one.kind === 'component' && one.component === component) ??
    null;
  const choose = useCallback(
    (chosen: InsideRow) => selectComponent(chosen.component.key, chosen.kind === 'call' ? chosen.call.id : null),
    [selectComponent],
  );
  const toggle = useCallback(
    ({ component: { key: of } }: InsideRow) =>
      setToggled((before) =>
        before.has(of) ? new Set([...before].filter((one) => one !== of)) : new Set([...before, of]),
      ),
    [],
  );
  return {
    input,
    inside,
    rows,
    component,
    call: shownCall,
    row,
    isNamed: named !== null,
    order,
    setOrder,
    choose,
    toggle,
  };
}

/** Index of the input that Inside shows: that of the link if the run has it. */
export function useShownInput({ inputs }: Run): number {
  const asked = useInsideInput() - 1;
  return inputs.some(({ index }) => index === asked) ? asked : (inputs[0]?.index ?? 0);
}

function inFlowOrder({ components }: Run, inside: ReturnType<typeof insideInput>) {
  const positions = new Map(components.map(({ id }, position) => [id, position]));
  const positionOf = (id: string | null) => positions.get(id ?? '') ?? components.length;
  return {
    ...inside,
    components: inside.components.toSorted((left, right) => positionOf(left.id) - positionOf(right.id)),
  };
}
