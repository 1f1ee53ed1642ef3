/** Names of the buttons in the report's rows: short, and never the same twice. */
import type { TweakReportRow } from '../../../draft/tweak-report/tweak-report.ts';
import type { RowNames } from './report-row.tsx';

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** The shortest of its names that no other row has; each row offers them from short to long. */
function distinctNames(choices: readonly (readonly string[])[]): string[] {
  const counts = countOf(choices.flatMap((names) => [...new Set(names)]));
  return choices.map((names) => names.find((name) => counts.get(name) === 1) ?? names.at(-1) ?? '');
}

/** One entry a row, in their order. */
export function rowNames(rows: readonly TweakReportRow[]): RowNames[] {
  const goTo = distinctNames(
    rows.map(({ place, field, component, componentIds }) => {
      const base = `Go to line ${place?.line ?? 1}`;
      return [
        base,
        `${base}, ${field}`,
        `${base}, ${component} ${field}`,
        `${base}, ${componentIds.join(' ')} ${field}`,
      ];
    }),
  );
  const replace = distinctNames(
    rows.map(({ suggestion, component, place }) => {
      if (!suggestion) return [];
      const base = `Replace ${suggestion.from} with ${suggestion.to}`;
      return [
        base,
        `${base} in ${component}`,
        `${base} on line ${place?.line ?? 1}`,
        `${base} on line ${place?.line ?? 1}, ${component}`,
      ];
    }),
  );
  return rows.map((_row, place) => ({ goTo: goTo[place] ?? '', replace: replace[place] ?? '' }));
}
