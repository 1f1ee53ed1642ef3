/** The figures of one input in both runs, with their differences. */
import { changedPart, diffAnswers, formatChanged, formOf } from '#run/compare/answer-difference.ts';
import { type MatchedInput, matchOutputs } from '#run/compare/match-runs.ts';
import { ofBoth, type Pair, RUN_LETTERS } from '#run/compare/run-pair.ts';
import { shownTime } from '#run/compare/shown-time.ts';
import { countWords } from '#run/compare/text-difference.ts';
import { spanText } from '#run/figures/figure-text.ts';
import { type InputFigures, inputFigures } from '#run/figures/input-figures.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import classes from './compare-figures.module.css';
import type { ComparisonProps } from './compare-part.tsx';
import { inputNumber } from './input-name.ts';
import { signed } from './signed.ts';

export interface CompareFiguresProps extends ComparisonProps {
  /** The one whose figures are shown. */
  input: MatchedInput;
}

interface Figure {
  label: string;
  values: Pair<string>;
  /** For each value: from when to when, and on which clock. */
  spans?: Pair<string | undefined>;
  /** From A to B; empty if there is none. */
  change: string;
  /** True if it changed for the worse. */
  isWorse?: boolean;
}

export function CompareFigures({ runs, input }: CompareFiguresProps) {
  const number = `Input ${inputNumber(input)}`;
  const figures = ofBoth(input.inputs, (one, at) => inputFigures(runs[at], one));
  const tokens = ofBoth(figures, (of) => of.tokens?.total ?? null);
  const shown: Figure[] = [
    timeFigure(`Time, ${number}`, figures, 'timeMs'),
    timeFigure(`First token, ${number}`, figures, 'firstTokenMs'),
    countFigure(`Tokens, ${number}`, tokens),
    ...wordsFigure(input),
  ];
  return (
    <dl className="tb-fixed tb-wrap tb-hairline tb-flex">
      {shown.map(({ label, values, spans, change, isWorse }) => (
        <div key={label} className={`tb-shrink tb-inset-sm-md ${classes.figure}`}>
          <dt className="tb-xs">{label}</dt>
          <dd>
            {values.map((value, at) => (
              <span key={RUN_LETTERS[at]} className={`tb-one-line ${at === 1 ? 'tb-strong' : ''}`}>
                {at === 1 && <span className={`tb-quiet tb-regular ${classes.arrow}`}>→</span>}
                <span title={spans?.[at]}>{value}</span>
              </span>
            ))}
            {change !== '' && (
              <small className={`tb-one-line tb-size-xs ${isWorse ? 'tb-warning' : 'tb-quiet'}`}>{change}</small>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function timeFigure(label: string, figures: Pair<InputFigures>, key: 'timeMs' | 'firstTokenMs'): Figure {
  const times = ofBoth(figures, (of) => of[key]);
  const delta = deltaOf(ofBoth(times, (time) => time && shownTime(time)));
  return {
    label,
    values: ofBoth(times, (time) => (time === null ? 'none' : formatDuration(time))),
    spans: ofBoth(figures, (of) => spanText(of, of[key], key === 'timeMs' ? of.decisionMs : of.firstWaitedMs)),
    change: delta === null ? '' : signed(delta, formatDuration),
    isWorse: delta !== null && delta > 0,
  };
}

function countFigure(label: string, counts: Pair<number | null>): Figure {
  const delta = deltaOf(counts);
  return {
    label,
    values: ofBoth(counts, (count) => (count === null ? 'none' : String(count))),
    change: delta === null ? '' : signed(delta, String),
  };
}

/** Null unless both runs have the figure. */
function deltaOf([before, after]: Pair<number | null>): number | null {
  return before === null || after === null ? null : after - before;
}

/** The figures of the first output that is text in both runs. */
function wordsFigure(input: MatchedInput): Figure[] {
  for (const { displayName, outputs } of matchOutputs(input.inputs)) {
    const [before, after] = ofBoth(outputs, formOf);
    if (before.kind !== 'text' || after.kind !== 'text') continue;
    const difference = diffAnswers(...outputs);
    const changed = difference.isSame ? 'the same' : `${formatChanged(changedPart(difference))} changed`;
    const values = ofBoth([before.text, after.text], (text) => String(countWords(text)));
    return [{ label: `Words in ${displayName}`, values, change: changed }];
  }
  return [];
}
