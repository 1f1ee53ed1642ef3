/** What else changes in a suite when a variant is renamed or removed: the cases that are checked in it, which name it. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { formatCount } from '#run/figures/result-format.ts';
import { typedText } from '#run/model/typed-value.ts';
import { listOf, objectOf } from '../suite/rows/json-parts.ts';
import type { SuiteChange } from '../suite/text/change-value.ts';

/** `said` is for the notice: what was removed, and which cases are checked elsewhere now. `at` is the index of the variant in the file. */
export function variantRemoval(suite: JsonObject, at: number): { changes: SuiteChange[]; said: string } {
  const variants = listOf(suite.variants);
  const name = nameAt(variants, at);
  const cases = variants.some((_, other) => other !== at && nameAt(variants, other) === name)
    ? []
    : checkedIn(suite, name);
  const alone = cases.filter(({ names }) => names.length === 1).length;
  const are = alone === 1 ? 'was checked in it alone, and is' : 'were checked in it alone, and are';
  return {
    changes: [
      ...cases.map(
        ({ path, names, index }): SuiteChange =>
          names.length === 1 ? { kind: 'set', path, value: undefined } : { kind: 'remove', path, indexes: [index] },
      ),
      variants.length === 1
        ? { kind: 'set', path: ['variants'], value: undefined }
        : { kind: 'remove', path: ['variants'], indexes: [at] },
    ],
    said: `Variant ${name} removed${alone === 0 ? '' : `. ${formatCount(alone, 'case')} ${are} now checked in every variant`}`,
  };
}

/** A case that is checked in the variant is so under its new name. */
export function variantRenaming(suite: JsonObject, from: string, to: string): SuiteChange[] {
  if (from === to) return [];
  return checkedIn(suite, from).map(({ path, index }) => ({ kind: 'set', path: [...path, index], value: to }));
}

/** The cases that name the variant, and where. */
function checkedIn({ cases }: JsonObject, name: string) {
  return listOf(cases).flatMap((one, at) => {
    const names = listOf(objectOf(one)['checked-variants']);
    const index = names.indexOf(name);
    return index === -1 ? [] : [{ path: ['cases', at, 'checked-variants'], names, index }];
  });
}

function nameAt(variants: readonly JsonValue[], at: number): string {
  return typedText(objectOf(variants[at]).name);
}
