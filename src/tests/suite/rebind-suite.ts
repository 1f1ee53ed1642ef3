/** Matches the components of a suite again after an import of its flow, which gives every component a new id. */

import { isJsonObject } from '#contract/json.ts';
import type { Tweaks } from '#contract/run-request.ts';
import type { SuiteCheck } from '#contract/suite/suite-check.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { findRebinds, PRESELECT_CONFIDENCE, unknownComponents } from '#flow/rebind/rebind-components.ts';
import { checksWithin } from '../checks/describe-check.ts';
import type { Suite, TestTurn } from './suite.ts';
import { mergeTweaks } from './turn-draft.ts';

export interface ReboundSuite {
  suite: Suite;
  /** One sentence for each component that has another id now, or that was not found. */
  notes: readonly string[];
  /** Old id -> new id, of those that were found. */
  matches: ReadonlyMap<string, string>;
  /** Ids that the flow does not have, and that are like none of its components. */
  missing: readonly string[];
}

/** The suite itself if it names no unknown id. */
export function rebindSuite(suite: Suite, index: FlowIndex): ReboundSuite {
  const use = namesIn(suite);
  const unknown = unknownComponents(index, use).map(({ oldId }) => oldId);
  if (unknown.length === 0) return { suite, notes: [], matches: new Map(), missing: [] };
  const matches = new Map<string, string>();
  for (const oldId of unknown) {
    // The suite remembers the names.
    const named = index.byDisplayName.get(suite.flow.components.get(oldId) ?? '') ?? [];
    const [only] = named;
    const isTaken = [...matches.values()].includes(only?.id ?? '');
    if (only && named.length === 1 && !isTaken) matches.set(oldId, only.id);
  }
  for (const { oldId, proposed } of findRebinds(index, use)) {
    const isTaken = [...matches.values()].includes(proposed.id);
    if (!matches.has(oldId) && !isTaken && proposed.confidence >= PRESELECT_CONFIDENCE) matches.set(oldId, proposed.id);
  }
  const notes = unknown.map((oldId) => {
    const newId = matches.get(oldId);
    const known = suite.flow.components.get(oldId);
    const name = known === undefined ? oldId : `${known} (${oldId})`;
    return newId === undefined
      ? `The flow has no component ${name}.`
      : `${name} is matched with ${index.byId.get(newId)?.displayName ?? newId} (${newId}).`;
  });
  const missing = unknown.filter((oldId) => !matches.has(oldId));
  return { suite: matches.size === 0 ? suite : renamed(suite, matches), notes, matches, missing };
}

/** Everything that names a component, as if it were one request. */
function namesIn({ variants, cases, output }: Suite) {
  const tweaks = [...variants, ...cases].map((entry) => entry.tweaks);
  const targets = new Set<string>();
  for (const { columns, turns } of cases) {
    for (const { component, field, value } of columns)
      if (component !== null) tweaks.push({ [component]: { [field]: value } });
    for (const { components, checks, decisions = {} } of turns) {
      for (const name of Object.keys(decisions)) tweaks.push({ [name]: {} });
      for (const name of components) targets.add(name);
      for (const check of checks.flatMap(checksWithin))
        if (typeof check === 'object' && 'reached' in check) tweaks.push({ [check.reached]: {} });
    }
  }
  return { tweaks: mergeTweaks(tweaks), targets: [...targets], outputs: output === null ? [] : [output] };
}

function renamed(suite: Suite, matches: ReadonlyMap<string, string>): Suite {
  const nameOf = (name: string) => matches.get(name) ?? name;
  const tweaksOf = (tweaks: Tweaks): Tweaks =>
    Object.fromEntries(Object.entries(tweaks).map(([key, value]) => [isJsonObject(value) ? nameOf(key) : key, value]));
  const turnOf = (turn: TestTurn): TestTurn => ({
    ...turn,
    components: turn.components.map(nameOf),
    checks: turn.checks.map((check) => renamedCheck(check, nameOf)),
    ...(turn.decisions && {
      decisions: Object.fromEntries(Object.entries(turn.decisions).map(([name, choice]) => [nameOf(name), choice])),
    }),
  });
  return {
    ...suite,
    output: suite.output === null ? null : nameOf(suite.output),
    variants: suite.variants.map((variant) => ({ ...variant, tweaks: tweaksOf(variant.tweaks) })),
    cases: suite.cases.map((one) => ({
      ...one,
      tweaks: tweaksOf(one.tweaks),
      columns: one.columns.map((column) =>
        column.component === null ? column : { ...column, component: nameOf(column.component) },
      ),
      turns: one.turns.map(turnOf),
    })),
    files: suite.files.map((file) => ({
      ...file,
      columns: file.columns.map((column) => {
        const { target } = column;
        if (target.kind !== 'field' || target.component === null) return column;
        return { ...column, target: { ...target, component: nameOf(target.component) } };
      }),
    })),
  };
}

function renamedCheck(check: SuiteCheck, nameOf: (name: string) => string): SuiteCheck {
  if (typeof check === 'string') return check;
  if ('reached' in check) return { reached: nameOf(check.reached) };
  if ('not' in check) return { not: renamedCheck(check.not, nameOf) };
  if ('any' in check) return { any: check.any.map((part) => renamedCheck(part, nameOf)) };
  return 'all' in check ? { all: check.all.map((part) => renamedCheck(part, nameOf)) } : check;
}
