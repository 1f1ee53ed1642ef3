/** Accessible names of the buttons in the report's rows: short and unique. */
import { groupPairs } from '#contract/group-pairs.ts';
import type { TweakReportRow } from '#run/report/tweak-report.ts';
import type { RowNames } from './report-row.tsx';

/** The shortest name of each row that no other row of the group has; candidates are from short to long. */
function distinctNames(choices: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const names of choices) for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return choices.map((names) => names.find((name) => counts.get(name) === 1) ?? names.at(-1) ?? '');
}

function goToNames({ span, field, component, componentIds }: TweakReportRow): [string, ...string[]] {
  const base = `Go to line ${span?.line ?? 1}`;
  return [base, `${base}, ${field}`, `${base}, ${component} ${field}`, `${base}, ${componentIds.join(' ')} ${field}`];
}

/** Candidates for the text after `Replace a with b`. */
function replaceEnds({ component, span }: TweakReportRow): [string, ...string[]] {
  const onLine = ` on line ${span?.line ?? 1}`;
  return ['', ` in ${component}`, onLine, `${onLine}, ${component}`];
}

function graphNames({ component, componentIds, span, field }: TweakReportRow): [string, ...string[]] {
  const base = `Show ${component} on the graph`;
  const onLine = `${base}, line ${span?.line ?? 1}`;
  return [base, onLine, `${onLine}, ${field}`, `${onLine}, ${componentIds.join(' ')} ${field}`];
}

type Choices = (row: TweakReportRow) => readonly [string, ...string[]];

/** Names of one kind of button. Only names of rows with the same `key` can clash, so most need no longer name. */
function namesBy(
  rows: readonly TweakReportRow[],
  key: (row: TweakReportRow) => string | number | null,
  choices: Choices,
): (position: number) => string {
  const groups = groupPairs(rows.map((row, position) => [key(row), position]));
  const made = new Map<number, string>();
  return (position) => {
    const row = rows[position];
    const group = row ? key(row) : null;
    if (!row || group === null) return '';
    const positions = groups.get(group) ?? [position];
    if (positions.length === 1) return choices(row)[0];
    if (!made.has(position)) {
      const names = distinctNames(positions.map((other) => (rows[other] ? choices(rows[other]) : [])));
      for (const [order, other] of positions.entries()) made.set(other, names[order] ?? '');
    }
    return made.get(position) ?? '';
  };
}

/** Returns the names of the row at an index. Computed on demand, because few of many rows are shown. */
export function rowNames(rows: readonly TweakReportRow[]): (position: number) => RowNames {
  const goTo = namesBy(rows, ({ span }) => span?.line ?? null, goToNames);
  const replaceEnd = namesBy(rows, ({ suggestion }) => suggestion?.from ?? null, replaceEnds);
  const graph = namesBy(
    rows,
    ({ component, componentIds }) => (componentIds.length === 1 ? component : null),
    graphNames,
  );
  return (position) => ({ goTo: goTo(position), replaceEnd: replaceEnd(position), graph: graph(position) });
}
