/** Something in the request that the user may not expect, as the page shows it. */
import type { DiagnosticFix, DiagnosticSeverity } from '#flow/lint/diagnostic.ts';
import type { FieldTarget } from '../../shell/state/ui-state.ts';

export type ProblemFix = { label: string } & (
  | { change: DiagnosticFix }
  /** A fix for which the user has to choose something. */
  | { opens: 'rebind' }
);

export interface RequestProblem {
  /** Stable as long as the problem is the same. */
  id: string;
  severity: DiagnosticSeverity;
  /** "Input 2", "Line 6". */
  label: string;
  /** What a click on it focuses. */
  target: FieldTarget;
  /** One plain sentence. */
  sentence: string;
  fix: ProblemFix | null;
  /** Path of the tweak that it is about. */
  path?: readonly string[];
  /** Index of an input that must have been touched before the problem is shown: an input that was never filled in is not a mistake. */
  whenTouched?: number;
  /** How many tweaks the report marks, for the one problem that stands for all of them. */
  inReport?: number;
}

/** The count of the request's own problems, without notes. Those of tweaks are counted by the report. */
export function countProblems(problems: readonly RequestProblem[]): number {
  return problems.filter(({ severity, path, inReport }) => severity === 'warning' && !path && !inReport).length;
}
