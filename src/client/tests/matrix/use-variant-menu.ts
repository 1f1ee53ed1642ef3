/** The menu of a column: what can be done with its variant. */

import { MAX_SUITE_VARIANTS } from '#contract/suite/suite-file.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { keyVariants } from '#tests/source/key-variants.ts';
import { copyName } from '#tests/suite/copy-entries.ts';
import { addVariant } from '#tests/suite/edit-suite.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useReplaceDraft } from '../../draft/use-replace-draft.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import type { MenuAction } from '../../shell/ui/controls/action-menu-list.tsx';
import type { TestColumn, TestTable } from '../model/test-table.ts';
import { useCellActions } from '../model/use-cell-actions.ts';
import { useTestsModel } from '../model/use-tests-model.ts';
import { useEditVariant } from '../runs/use-edit-variant.ts';
import { moveVariant, removeVariant } from '../shared/change-variant.ts';

export function useVariantMenu(table: TestTable, column: TestColumn, variant: number): readonly MenuAction[] {
  const { suiteId, suite, commands } = useTestsModel();
  const { setMode } = useNavigate();
  const editVariant = useEditVariant(suiteId);
  const { runVariant } = useCellActions(table);
  const form = useDraftForm();
  const replaceDraft = useReplaceDraft();
  const flow = useOpenFlow();
  const run = { label: 'Run this column', onSelect: () => runVariant(variant), isBlocked: commands.blocked !== null };
  if (variant === 0) return [run];
  const variants = suite.suite?.variants ?? [];
  /** Its index in `variants` of the file, which does not list the flow itself; -1 if it is gone. */
  const index = variants.findIndex(({ name }, at) => at > 0 && name === column.name) - 1;
  const isGone = index < 0;
  /** The tweaks as the suite has them: a result hides the values of secrets. */
  const tweaks = variants[index + 1]?.tweaks ?? {};
  const taken = new Set(variants.map(({ name }) => name));
  const keys = isGone ? [] : keyVariants(tweaks, variants.slice(1));
  const shown = { at: index, name: column.name };
  const use = () => {
    if (flow === null) return;
    replaceDraft({
      flowId: flow.id,
      draft: { ...structuredClone(form.getValues()), tweaksText: JSON.stringify(column.tweaks, null, 2) },
      message: `Variant ${column.letter} copied to Bench`,
    });
    setMode('bench');
  };
  return [
    { label: 'Edit', isBlocked: isGone, onSelect: () => editVariant(shown) },
    {
      label: 'Duplicate',
      isBlocked: isGone || variants.length > MAX_SUITE_VARIANTS,
      onSelect: () =>
        suite.change(`Variant ${column.name} duplicated`, (text) =>
          addVariant(text, { name: copyName(column.name, taken), tweaks }),
        ),
    },
    {
      label: 'Try each tweak alone',
      isBlocked: keys.length === 0,
      onSelect: () =>
        suite.change(`${formatCount(keys.length, 'variant')} added`, (text) => keys.reduce(addVariant, text)),
    },
    { label: 'Use on the bench', isBlocked: flow === null, onSelect: use },
    run,
    { label: 'Move left', isBlocked: index < 1, onSelect: () => moveVariant(suite, shown, index - 1) },
    {
      label: 'Move right',
      isBlocked: isGone || index >= variants.length - 2,
      onSelect: () => moveVariant(suite, shown, index + 1),
    },
    {
      label: 'Remove',
      isBlocked: isGone,
      onSelect: () => removeVariant(suite, shown),
    },
  ];
}
