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

function goToNames({ place, field, component, componentIds }: TweakReportRow): [string, ...string[]] {
  const base = `Go to line ${place?.line ?? 1}`;
  return [base, `${base}, ${field}`, `${base}, ${component} ${field}`, `${base}, ${componentIds.join(' ')} ${field}`];
}

/** Candidates for the text after `Replace a with b`. */
function replaceEnds({ component, place }: TweakReportRow): [string, ...string[]] {
  const onLine = ` on line ${place?.line ?? 1}`;
  return ['', ` in ${component}`, onLine, `${onLine}, ${component}`];
}

function graphNames({ component, componentIds, place, field }: TweakReportRow): [string, ...string[]] {
  const base = `Show ${component} on the graph`;
  const onLine = `${base}, line ${place?.line ?? 1}`;
  return [base, onLine, `${onLine}, ${field}`, `${onLine}, ${componentIds.join(' ')} ${field}`];
}

type Choices = (row: TweakReportRow) => readonly [string, ...string[]];

/** Names of one kind of button. Only names of rows with the same `key` can clash, so most need no longer name. */
function namesBy(
  rows: readonly TweakReportRow[],
  key: (row: TweakReportRow) => string | number | null,
  choices: Choices,
): (place: number) => string {
  const groups = groupPairs(rows.map((row, place) => [key(row), place]));
  const made = new Map<number, string>();
  return (place) => {
    const row = rows[place];
    const group = row ? key(row) : null;
    if (!row || group === null) return '';
    const places = groups.get(group) ?? [place];
    if (places.length === 1) return choices(row)[0];
    if (!made.has(place)) {
      const names = distinctNames(places.map((other) => (rows[other] ? choices(rows[other]) : [])));
      for (const [order, other] of places.entries()) made.set(other, names[order] ?? '');
    }
    return made.get(place) ?? '';
  };
}

/** Returns the names of the row at an index. Computed on demand, because few of many rows are shown. */
export function rowNames(rows: readonly TweakReportRow[]): (place: number) => RowNames {
  const goTo = namesBy(rows, ({ place }) => place?.line ?? null, goToNames);
  const replaceEnd = namesBy(rows, ({ suggestion }) => suggestion?.from ?? null, replaceEnds);
  const graph = namesBy(
    rows,
    ({ component, componentIds }) => (componentIds.length === 1 ? component : null),
    graphNames,
  );
  return (place) => ({ goTo: goTo(place), replaceEnd: replaceEnd(place), graph: graph(place) });
}
