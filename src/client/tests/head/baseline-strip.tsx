/** The figures of the shown result against its baseline. */
import { shownTime } from '#run/compare/shown-time.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { CellMark } from '#tests/report/compare-results.ts';
import type { Comparison } from '../model/use-comparison.ts';
import { TestMark } from '../parts/test-mark.tsx';
import classes from './baseline-strip.module.css';

const MARKS: readonly (readonly [mark: CellMark, name: string, unit: string])[] = [
  ['fixed', 'Fixed', ''],
  ['regressed', 'Newly failing', ''],
  ['changed', 'Changed', ', same verdict'],
  ['same', 'Same', ''],
];

export function BaselineStrip({ comparison: { figures } }: { comparison: Comparison }) {
  const { marks, passed, cells, medianMs, tokens, isTimeOff } = figures;
  const apart = medianMs[0] === null || medianMs[1] === null ? null : shownTime(medianMs[1]) - shownTime(medianMs[0]);
  const extra = [...(marks.new > 0 ? [`${marks.new} new`] : []), ...(marks.gone > 0 ? [`${marks.gone} gone`] : [])];
  return (
    <ul className={`tb-list tb-fixed tb-hairline ${classes.strip}`} aria-label="Against the baseline">
      <Figure name="Passed">
        {passed[0]} → <strong>{passed[1]}</strong> <small>of {cells}</small>
        {extra.length > 0 && <small>, {extra.join(', ')}</small>}
      </Figure>
      {MARKS.map(([mark, name, unit]) => (
        <Figure key={mark} name={name}>
          <TestMark state={mark} /> <strong>{marks[mark]}</strong>{' '}
          <small>
            {marks[mark] === 1 ? 'cell' : 'cells'}
            {unit}
          </small>
        </Figure>
      ))}
      <Figure name="Median time" isOff={isTimeOff}>
        {show(medianMs[0], formatDuration)} → <strong>{show(medianMs[1], formatDuration)}</strong>{' '}
        {apart !== null && <small>{signedTime(apart)}</small>}
      </Figure>
      <Figure name="Tokens">
        {show(tokens[0], inThousands)} → <strong>{show(tokens[1], inThousands)}</strong>
      </Figure>
    </ul>
  );
}

function Figure({ name, isOff = false, children }: { name: string; isOff?: boolean; children: React.ReactNode }) {
  return (
    <li className={`tb-shrink ${classes.figure}`}>
      <p className="tb-xs tb-quiet">{name}</p>
      <p className={`tb-mono tb-cut tb-row tb-gap-xs-sm ${isOff ? 'tb-warning' : ''} ${classes.value}`}>{children}</p>
    </li>
  );
}

function show(value: number | null, format: (value: number) => string): string {
  return value === null ? 'not known' : format(value);
}

function signedTime(ms: number): string {
  const sign = ms < 0 ? '−' : '+';
  return Math.abs(ms) < 1 ? '±0 ms' : `${sign}${formatDuration(Math.abs(ms))}`;
}

function inThousands(count: number): string {
  return count < 10_000 ? count.toLocaleString('en') : `${(count / 1000).toFixed(1)} k`;
}
