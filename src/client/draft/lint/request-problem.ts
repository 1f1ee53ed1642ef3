/** One thing in the request that its sender may not expect, as the page shows it. */
import type { DiagnosticFix, DiagnosticSeverity } from '#flow/lint/diagnostic.ts';
import type { FieldTarget } from '../../state/ui-state.ts';

export type ProblemFix = { label: string } & (
  | { change: DiagnosticFix }
  /** Where a person has to choose. */
  | { opens: 'rebind' }
);

export interface RequestProblem {
  /** The same while it is about the same. */
  id: string;
  severity: DiagnosticSeverity;
  /** Where it is: "Input 2", "Line 6". */
  place: string;
  /** Where pressing it leads. */
  target: FieldTarget;
  /** What happens, in one plain sentence. */
  sentence: string;
  fix: ProblemFix | null;
  /** Of a tweak that it is about. */
  path?: readonly string[];
  /** Place of an input that must have been touched before this is said: one that nobody has filled in yet is no mistake. */
  whenTouched?: number;
  /** How many problems it stands for; 1 where it is left out. */
  count?: number;
}

/** The one count of problems; notes do not count. */
export function countProblems(problems: readonly RequestProblem[]): number {
  return problems.reduce((sum, { severity, count = 1 }) => sum + (severity === 'warning' ? count : 0), 0);
}
