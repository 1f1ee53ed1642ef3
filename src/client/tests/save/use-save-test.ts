/** Writes the test into its suite. */
import type { SuiteCheck } from '#contract/suite/suite-check.ts';
import type { SuiteCase } from '#contract/suite/suite-file.ts';
import { MAX_SUITE_VARIANTS } from '#contract/suite/suite-file.ts';
import type { AnsweredTest } from '#tests/source/answered-test.ts';
import { newSuiteText, suiteFlow } from '#tests/source/new-suite.ts';
import { suiteTweaks } from '#tests/source/suite-tweaks.ts';
import { letterOf } from '#tests/source/variant.ts';
import { addItems, addVariant, editSuite, toJson } from '#tests/suite/edit-suite.ts';
import { usePageServices } from '../../runs/page-services.ts';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { useNavigate } from '../../shell/navigation/navigate.tsx';
import { notify } from '../../shell/ui/feedback/notify.ts';
import { undoOfNow } from '../runs/use-suite.ts';
import { useSuiteActions } from '../runs/use-suite-actions.ts';
import { useSuitesService } from '../runs/use-suites-service.ts';
import { NEW_SUITE, type TargetSuite } from './use-target-suite.ts';

export type TweakUse = 'variant' | 'case' | 'none';

export interface SavedTest {
  name: string;
  checks: readonly SuiteCheck[];
  /** Whether the answer is the expected text. */
  keeps: boolean;
  use: TweakUse;
  /** Opens the suite afterwards. */
  opens: boolean;
  /** The case that is replaced; null for a new one. */
  index: number | null;
}

interface Saving {
  test: AnsweredTest;
  flow: FlowDetail;
  target: TargetSuite;
}

export function useSaveTest({ test, flow, target }: Saving): (saved: SavedTest) => Promise<void> {
  const service = useSuitesService();
  const { create } = useSuiteActions();
  const { graphFingerprint } = usePageServices();
  const { openTests } = useNavigate();
  return async ({ name, checks, keeps, use, opens, index }) => {
    const { tweaks, values } = suiteTweaks(test.tweaks, flow.index);
    for (const [variable, value] of values) service.values.set(variable, value);
    const hasTweaks = test.tweakCount > 0 && target.equalVariant === null;
    const last = {
      ...test.testCase,
      ...(keeps && { expected: test.answer }),
      ...(checks.length > 0 && { checks: [...checks] }),
    };
    const before = test.earlier.map(({ turn, answer }) => ({
      ...turn,
      ...(keeps && answer !== '' && { expected: answer }),
    }));
    const variant =
      hasTweaks && use === 'variant' && target.variants < MAX_SUITE_VARIANTS
        ? { name: `Variant ${letterOf(target.variants)}`, tweaks }
        : null;
    // What the answer of a variant is expected to be is not expected of the flow without its tweaks.
    const owner = variant?.name ?? target.equalName;
    const entry: SuiteCase = {
      ...(name.trim() !== '' && { name: name.trim() }),
      ...(before.length === 0 ? last : { turns: [...before, last] }),
      ...(owner !== null && { 'checked-variants': [owner] }),
      ...(hasTweaks && use === 'case' && { tweaks }),
    };
    if (target.id === NEW_SUITE) {
      const title = target.newName.trim();
      const text = newSuiteText({
        name: title,
        flow: suiteFlow(flow, graphFingerprint(flow)),
        output: flow.index.outputs.length > 1 ? (test.output?.id ?? undefined) : undefined,
        variants: variant === null ? [] : [variant],
        cases: [entry],
      });
      const id = await create(title, { id: flow.id, name: flow.name }, text);
      target.remember(id);
      notify({ message: `Saved as case 1 of ${title}` });
      if (opens) openTests({ suite: id });
      return;
    }
    const document = service.document(target.id);
    const { entry: suite } = await document.settled();
    const why = document.edit((before) => {
      const withCase =
        index === null
          ? addItems(before, 'cases', [toJson(entry)])
          : editSuite(before, { kind: 'set', path: ['cases', index], value: toJson(entry) });
      return variant === null ? withCase : addVariant(withCase, variant);
    });
    if (why !== null) throw new Error(why);
    target.remember(target.id);
    const number = (index ?? target.cases ?? 0) + 1;
    notify({
      message: index === null ? `Saved as case ${number} of ${suite?.name ?? 'the suite'}` : `Case ${number} updated`,
      undo: undoOfNow(document),
    });
    if (opens) openTests({ suite: target.id });
  };
}
