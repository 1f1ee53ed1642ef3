/** Removing a variant, from any part of Tests. */
import { type ShownVariant, variantRemoval } from '#tests/source/change-variants.ts';
import { editSuite } from '#tests/suite/edit-suite.ts';
import { readDocument } from '#tests/suite/read-document.ts';
import { objectOf } from '#tests/suite/rows/json-parts.ts';
import type { SuiteView } from '../runs/use-suite.ts';

/** Says what was removed, with Undo, or why nothing was. */
export function removeVariant({ change }: Pick<SuiteView, 'change'>, shown: ShownVariant): void {
  // Of the text as it is then, which may be newer than what is shown.
  const removal = (text: string) => variantRemoval(objectOf(readDocument(text).value), shown);
  change(
    (before) => removal(before).said,
    (text) => removal(text).changes.reduce(editSuite, text),
  );
}
