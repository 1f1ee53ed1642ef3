/** How the flow is shown: as a graph or a list, with which fields, and for which input. One menu, so that the graph has the room. */
import { inputTitle } from '#run/figures/input-title.ts';
import { IconAdjustmentsHorizontal } from '../../shell/icons/icons.ts';
import { ActionMenu } from '../../shell/ui/controls/action-menu.tsx';
import type { ShownFields } from './use-graph.ts';

export type FlowShape = 'graph' | 'list';

const SHAPES = [
  ['graph', 'Graph'],
  ['list', 'List'],
] as const;
const FIELDS = [
  ['changes', 'Changes only'],
  ['all', 'All fields'],
] as const;

export interface GraphDisplayProps {
  shape: FlowShape;
  onShape: (shape: FlowShape) => void;
  fields: ShownFields;
  onFields: (fields: ShownFields) => void;
  /** How many inputs there are to choose from; null while that is not known. */
  inputs: number | null;
  /** Index of the only input that is shown; null for all. */
  input: number | null;
  onInput: (input: number | null) => void;
}

export function GraphDisplay({ shape, onShape, fields, onFields, inputs, input, onInput }: GraphDisplayProps) {
  const shownInputs = inputs === null || inputs === 0 ? [] : [null, ...Array.from({ length: inputs }, (_, at) => at)];
  return (
    <ActionMenu
      label="Graph display"
      icon={IconAdjustmentsHorizontal}
      actions={[
        ...SHAPES.map(([of, label]) => ({
          group: 'Shape of the flow',
          label,
          isChosen: shape === of,
          onSelect: () => onShape(of),
        })),
        ...(shape === 'graph' ? FIELDS : []).map(([of, label]) => ({
          group: 'Fields on the graph',
          label,
          isChosen: fields === of,
          onSelect: () => onFields(of),
        })),
        ...shownInputs.map((of) => ({
          group: 'Input on the graph',
          label: of === null ? 'All inputs' : inputTitle(of),
          isChosen: input === of,
          onSelect: () => onInput(of),
        })),
      ]}
    />
  );
}
