/** Names of the buttons in the report's rows: short, and never the same twice. */
import type { TweakReportRow } from '../../../draft/tweak-report/tweak-report.ts';
import type { RowNames } from './report-row.tsx';

/** The shortest of its names that no other row of the group has; each row offers them from short to long. */
function distinctNames(choices: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const names of choices) for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return choices.map((names) => names.find((name) => counts.get(name) === 1) ?? names.at(-1) ?? '');
}

function goToNames({ place, field, component, componentIds }: TweakReportRow): [string, ...string[]] {
  const base = `Go to line ${place?.line ?? 1}`;
  return [base, `${base}, ${field}`, `${base}, ${component} ${field}`, `${base}, ${componentIds.join(' ')} ${field}`];
}

function replaceNames({ suggestion, component, place }: TweakReportRow): [string, ...string[]] {
  const base = `Replace ${suggestion?.from} with ${suggestion?.to}`;
  const onLine = `${base} on line ${place?.line ?? 1}`;
  return [base, `${base} in ${component}`, onLine, `${onLine}, ${component}`];
}

function graphNames({ component, componentIds, place, field }: TweakReportRow): [string, ...string[]] {
  const base = `Show ${component} on the graph`;
  const onLine = `${base}, line ${place?.line ?? 1}`;
  return [base, onLine, `${onLine}, ${field}`, `${onLine}, ${componentIds.join(' ')} ${field}`];
}

/** Names for all rows. Only rows with the same `key` can be taken for one another, so most need no second name. */
function namesBy(
  rows: readonly TweakReportRow[],
  key: (row: TweakReportRow) => string | number | null,
  choices: (row: TweakReportRow) => readonly [string, ...string[]],
): string[] {
  const groups = new Map<string | number, number[]>();
  for (const [place, row] of rows.entries()) {
    const group = key(row);
    if (group === null) continue;
    const places = groups.get(group);
    if (places) places.push(place);
    else groups.set(group, [place]);
  }
  const names: string[] = rows.map(() => '');
  for (const places of groups.values()) {
    const [only, second] = places;
    const onlyRow = only === undefined ? undefined : rows[only];
    if (only !== undefined && onlyRow && second === undefined) {
      names[only] = choices(onlyRow)[0];
      continue;
    }
    const made = distinctNames(places.map((place) => (rows[place] ? choices(rows[place]) : [])));
    for (const [order, place] of places.entries()) names[place] = made[order] ?? '';
  }
  return names;
}

/** One entry a row, in their order. */
export function rowNames(rows: readonly TweakReportRow[]): RowNames[] {
  const goTo = namesBy(rows, ({ place }) => place?.line ?? null, goToNames);
  const replace = namesBy(rows, ({ suggestion }) => suggestion && `${suggestion.from} ${suggestion.to}`, replaceNames);
  const graph = namesBy(
    rows,
    ({ component, componentIds }) => (componentIds.length === 1 ? component : null),
    graphNames,
  );
  return rows.map((_row, place) => ({
    goTo: goTo[place] ?? '',
    replace: replace[place] ?? '',
    graph: graph[place] ?? '',
  }));
}
