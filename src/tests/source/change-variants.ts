/** What changes in a suite when a variant is moved, renamed or removed: also the cases that are checked in it, which name it. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { typedText } from '#run/model/typed-value.ts';
import { listOf, objectOf } from '../suite/rows/json-parts.ts';
import type { SuiteChange } from '../suite/text/change-value.ts';

/** A variant as it was shown: its index in the file, and its name. */
export interface ShownVariant {
  at: number;
  name: string;
}

/** `said` is for the notice: what was removed, and which cases are checked elsewhere now. Throws if the suite has another one there. */
export function variantRemoval(suite: JsonObject, shown: ShownVariant): { changes: SuiteChange[]; said: string } {
  const cases = checkedIn(suite, shown);
  const alone = cases.filter(({ isAlone }) => isAlone).length;
  const are = alone === 1 ? 'was checked in it alone, and is' : 'were checked in it alone, and are';
  return {
    changes: [
      ...cases.map(
        ({ path, indexes, isAlone }): SuiteChange =>
          isAlone ? { kind: 'set', path, value: undefined } : { kind: 'remove', path, indexes },
      ),
      listOf(suite.variants).length === 1
        ? { kind: 'set', path: ['variants'], value: undefined }
        : { kind: 'remove', path: ['variants'], indexes: [shown.at] },
    ],
    said: `Variant ${shown.name} removed${alone === 0 ? '' : `. ${formatCount(alone, 'case')} ${are} now checked in every variant`}`,
  };
}

/** `to` is its new index. Throws if the suite has another variant there. */
export function variantMove(suite: JsonObject, shown: ShownVariant, to: number): SuiteChange {
  requireVariant(suite, shown);
  return { kind: 'move', path: ['variants'], from: shown.at, to };
}

/** A case that is checked in the variant is so under its new name. Throws if the suite has another variant there. */
export function variantRenaming(suite: JsonObject, shown: ShownVariant, to: string): SuiteChange[] {
  const cases = checkedIn(suite, shown);
  if (shown.name === to) return [];
  return cases.flatMap(({ path, indexes }) =>
    indexes.map((index): SuiteChange => ({ kind: 'set', path: [...path, index], value: to })),
  );
}

/** The cases that name the variant, which may be more than once, and where. None while another variant has the same name. */
function checkedIn(suite: JsonObject, shown: ShownVariant) {
  const variants = requireVariant(suite, shown);
  const { at, name } = shown;
  if (variants.some((_, other) => other !== at && nameAt(variants, other) === name)) return [];
  return listOf(suite.cases).flatMap((one, index) => {
    const names = listOf(objectOf(one)['checked-variants']);
    const indexes = [...names.keys()].filter((key) => names[key] === name);
    if (indexes.length === 0) return [];
    return [{ path: ['cases', index, 'checked-variants'], indexes, isAlone: indexes.length === names.length }];
  });
}

/** The variants of the suite. Throws if the one that was shown is not there. */
export function requireVariant(suite: JsonObject, { at, name }: ShownVariant): readonly JsonValue[] {
  const variants = listOf(suite.variants);
  if (at >= variants.length || nameAt(variants, at) !== name) throw new Error('The variants have changed meanwhile');
  return variants;
}

function nameAt(variants: readonly JsonValue[], at: number): string {
  return typedText(objectOf(variants[at]).name);
}
