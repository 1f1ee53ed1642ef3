/** The suite that a test is saved to, and what it has already. */
import { useMemo, useState, useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { isJsonEqual } from '#contract/json.ts';
import type { AnsweredTest } from '#tests/source/answered-test.ts';
import { questionKey } from '#tests/source/cases-of-run.ts';
import { suiteTweaks } from '#tests/source/suite-tweaks.ts';
import { letterOf } from '#tests/source/variant.ts';
import type { FlowDetail } from '../../shell/api/flow-detail.ts';
import { preference } from '../../shell/state/preference.ts';
import { type ListedSuite, useSuites } from '../runs/use-suites.ts';
import { useSuitesService } from '../runs/use-suites-service.ts';

/** Used in place of the id of a suite for one that is to be made. */
export const NEW_SUITE = 'new';

export interface TargetSuite {
  /** Suites of the flow. */
  suites: readonly ListedSuite[];
  /** Id of the chosen suite, or `NEW_SUITE`. */
  id: string;
  choose: (id: string) => void;
  newName: string;
  setNewName: (name: string) => void;
  /** False while the suite is being read. */
  isReady: boolean;
  /** Null while they are not known. */
  cases: number | null;
  /** How many variants it has, without Flow. */
  variants: number;
  /** Index of the case that asks the same; null if there is none. */
  same: number | null;
  /** Letter of the variant with the same tweaks, or "Flow"; null if there is none. */
  equalVariant: string | null;
  /** Name of that variant; null for Flow. */
  equalName: string | null;
  /** The output that the suite checks, if it is another one. */
  otherOutput: string | null;
  remember: (id: string) => void;
}

/** `offered`: the suite that is chosen first; absent for the last one. */
export function useTargetSuite(flow: FlowDetail, test: AnsweredTest, offered?: string): TargetSuite {
  const { suites: all } = useSuites();
  const service = useSuitesService();
  const suites = all.filter(({ entry, isHere }) => isHere && entry.flow.id === flow.id);
  const last = useMemo(() => preference(`tweakbench.test-suite.1.${flow.id}`, z.string(), ''), [flow.id]);
  const [chosen, choose] = useState<string | null>(null);
  const [newName, setNewName] = useState(`Tests of ${flow.name}`);
  const remembered = suites.find(({ entry }) => entry.id === (offered ?? last.read())) ?? suites[0];
  const id = chosen ?? remembered?.entry.id ?? NEW_SUITE;
  const document = id === NEW_SUITE ? null : service.document(id);
  const state = useSyncExternalStore(
    (listener) => document?.subscribe(listener) ?? (() => undefined),
    () => document?.read() ?? null,
  );
  const suite = state?.suite ?? null;
  const tweaks = useMemo(() => suiteTweaks(test.tweaks, flow.index).tweaks, [test.tweaks, flow.index]);
  const key = conversationKey([...test.earlier.map(({ turn }) => turn), test.testCase]);
  const same =
    suite?.cases.findIndex(
      ({ turns, location }) =>
        location.file === null &&
        conversationKey(turns.map(({ input, components }) => ({ input: input ?? '', components: [...components] }))) ===
          key,
    ) ?? -1;
  const equal = suite?.variants.findIndex((variant) => isJsonEqual(variant.tweaks, tweaks)) ?? -1;
  const isOther =
    suite !== null &&
    suite.output !== null &&
    test.output !== null &&
    suite.output !== test.output.id &&
    suite.output !== test.output.name;
  return {
    suites,
    id,
    choose,
    newName,
    setNewName,
    isReady: id === NEW_SUITE || state?.status === 'ready',
    cases: id === NEW_SUITE ? 0 : (suite?.cases.length ?? null),
    variants: Math.max(0, (suite?.variants.length ?? 1) - 1),
    same: same === -1 ? null : same,
    equalVariant: equal === -1 ? null : equal === 0 ? 'Flow' : letterOf(equal - 1),
    equalName: equal > 0 ? (suite?.variants[equal]?.name ?? null) : null,
    otherOutput: isOther ? suite.output : null,
    remember: last.write,
  };
}

/** The same for two cases that ask the same, turn by turn. */
function conversationKey(turns: readonly Parameters<typeof questionKey>[0][]): string {
  return turns.map(questionKey).join(' ');
}
