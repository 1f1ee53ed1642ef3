/** One thing in the request that its sender may not expect, as the page shows it. */
import type { FindingFix, FindingSeverity } from '#flow/request-finding.ts';
import type { FieldTarget } from '../../navigation/focus-field.ts';
import type { PagePart } from '../../navigation/open-part.ts';

export type ProblemFix = { label: string } & (
  | { change: FindingFix }
  /** Where a person has to choose. */
  | { opens: PagePart }
);

export interface RequestProblem {
  /** The same while it is about the same. */
  id: string;
  severity: FindingSeverity;
  /** Where it is: "Input 2", "Line 6". */
  place: string;
  /** Where pressing it leads. */
  target: FieldTarget;
  /** What happens, in one plain sentence. */
  sentence: string;
  fix: ProblemFix | null;
}
