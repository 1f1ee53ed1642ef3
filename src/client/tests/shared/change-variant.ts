/** Moving and removing a variant, from any part of Tests, in the text as it is then: it may be newer than what is shown. */
import type { JsonObject } from '#contract/json.ts';
import { type ShownVariant, variantMove, variantRemoval } from '#tests/source/change-variants.ts';
import { editSuite } from '#tests/suite/edit-suite.ts';
import { readDocument } from '#tests/suite/read-document.ts';
import { objectOf } from '#tests/suite/rows/json-parts.ts';
import type { SuiteView } from '../runs/use-suite.ts';

/** Says what was removed, with Undo, or why nothing was. */
export function removeVariant({ change }: Pick<SuiteView, 'change'>, shown: ShownVariant): void {
  const removal = (text: string) => variantRemoval(suiteIn(text), shown);
  change(
    (before) => removal(before).said,
    (text) => removal(text).changes.reduce(editSuite, text),
  );
}

/** `to` is its new index. Says that it was moved, with Undo, or why it was not. */
export function moveVariant({ change }: Pick<SuiteView, 'change'>, shown: ShownVariant, to: number): void {
  change(`Variant ${shown.name} moved`, (text) => editSuite(text, variantMove(suiteIn(text), shown, to)));
}

function suiteIn(text: string): JsonObject {
  return objectOf(readDocument(text).value);
}
