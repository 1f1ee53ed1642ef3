import { pathText } from '#run/suite/read-document.ts';
import type { ValuePath } from '#run/suite/text/change-value.ts';

/** Of the row of a check, by its path in the suite. */
export function checkId(path: ValuePath): string {
  return `check-${pathText(path)}`;
}
