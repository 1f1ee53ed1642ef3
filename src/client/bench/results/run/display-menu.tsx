/** How the results of a run are shown: the layout of the answers, their grouping, and which of them are shown. */
import { memo } from 'react';
import { inputTitle } from '#run/figures/input-title.ts';
import { IconAdjustmentsHorizontal } from '../../../shell/icons/icons.ts';
import { ActionMenu } from '../../../shell/ui/controls/action-menu.tsx';
import type { MenuAction } from '../../../shell/ui/controls/action-menu-list.tsx';
import type { OutputLayout, ResultOptions } from '../shared/result-options.ts';

export interface DisplayMenuProps {
  options: ResultOptions;
  onOptions: (options: ResultOptions) => void;
  /** Indexes of the run's inputs. */
  inputs: readonly number[];
  /** Keys and names of its outputs. */
  outputs: readonly (readonly [key: string, name: string])[];
  /** True where the layout of the answers is not shown. */
  isOtherView: boolean;
  /** True if the pane has room for answers side by side. */
  isWide: boolean;
}

const LAYOUTS: readonly (readonly [OutputLayout, string])[] = [
  ['list', 'List'],
  ['table', 'Table'],
  ['side', 'Side by side'],
];

const GROUPS = [
  ['input', 'Input'],
  ['output', 'Output'],
] as const;

export const DisplayMenu = memo(function DisplayMenu(props: DisplayMenuProps) {
  const { options, onOptions, inputs, outputs, isOtherView, isWide } = props;
  const hasSeveral = inputs.length > 1;
  const set = (change: Partial<ResultOptions>) => onOptions({ ...options, ...change });
  const { groupBy, inputShown, outputShown, foldsIdentical } = options;
  // An option that has no room is not in the list, which is then shown as a list.
  const layouts = LAYOUTS.filter(([of]) => of !== 'side' || (hasSeveral && isWide));
  const layout = layouts.some(([of]) => of === options.layout) ? options.layout : 'list';
  const ofInputs = [null, ...inputs].map((input) => ({
    group: 'Input shown',
    label: input === null ? 'All inputs' : inputTitle(input),
    isChosen: inputShown === input,
    onSelect: () => set({ inputShown: input }),
  }));
  const ofAnswers: MenuAction[] = [
    ...layouts.map(([of, label]) => ({
      group: 'Layout',
      label,
      isChosen: layout === of,
      onSelect: () => set({ layout: of }),
    })),
    ...(hasSeveral
      ? GROUPS.map(([of, label]) => ({
          group: 'Group by',
          label,
          isChosen: groupBy === of,
          onSelect: () => set({ groupBy: of }),
        }))
      : []),
    ...(outputs.length > 1
      ? [[null, 'All outputs'] as const, ...outputs].map(([key, label]) => ({
          group: 'Output shown',
          label,
          isChosen: outputShown === key,
          onSelect: () => set({ outputShown: key }),
        }))
      : []),
  ];
  const actions: MenuAction[] = [
    ...(isOtherView ? [] : ofAnswers),
    ...(hasSeveral ? ofInputs : []),
    ...(hasSeveral && !isOtherView
      ? [
          {
            label: 'Hide duplicate answers',
            isChosen: foldsIdentical,
            onSelect: () => set({ foldsIdentical: !foldsIdentical }),
          },
        ]
      : []),
  ];
  return actions.length > 0 && <ActionMenu label="Display" icon={IconAdjustmentsHorizontal} actions={actions} />;
});
