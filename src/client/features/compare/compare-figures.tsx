/** The figures of one input in all runs, with the differences from the first run. */
import { diffAnswers, formatChanged, formOf } from '#run/compare/answer-difference.ts';
import { type MatchedInput, matchOutputs } from '#run/compare/match-runs.ts';
import { shownTime } from '#run/compare/shown-time.ts';
import { countWords } from '#run/compare/text-difference.ts';
import { spanWords } from '#run/figures/figure-words.ts';
import { type InputFigures, inputFigures } from '#run/figures/input-figures.ts';
import { formatDuration } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import classes from './compare-figures.module.css';
import type { ComparedRuns } from './compare-part.tsx';
import { signed } from './signed.ts';

export interface CompareFiguresProps extends ComparedRuns {
  /** All inputs, to count those that differ. */
  inputs: readonly MatchedInput[];
  /** The one whose figures are shown. */
  input: MatchedInput;
}

interface Figure {
  label: string;
  values: readonly string[];
  /** For each value: from when to when, and on which clock. */
  spans?: readonly (string | undefined)[];
  /** One for each run after the first; empty if there is none. */
  changes: readonly string[];
  /** True if more is worse. */
  isCost?: boolean;
  deltas?: readonly number[];
}

export function CompareFigures({ runs, letters, inputs, input }: CompareFiguresProps) {
  const number = `Input ${(input.inputs.find((item) => item !== null)?.index ?? 0) + 1}`;
  const figures = input.inputs.map((one, at) => inputFigures(runs[at], one));
  const shown: Figure[] = [
    timeFigure(
      `Time, ${number}`,
      figures.map(({ timeMs }) => timeMs),
      figures,
    ),
    timeFigure(
      `First token, ${number}`,
      figures.map(({ firstTokenMs }) => firstTokenMs),
      figures,
    ),
    countFigure(
      `Tokens, ${number}`,
      figures.map(({ tokens }) => tokens?.total ?? null),
    ),
    ...wordsFigure(input),
    inputsFigure(runs, inputs),
  ];
  return (
    <dl className={`tb-fixed tb-wrap tb-hairline tb-flex ${classes.figures}`}>
      {shown.map(({ label, values, spans, changes, isCost, deltas }) => (
        <div key={label} className={`tb-shrink tb-inset-sm-md ${classes.figure}`}>
          <dt className="tb-xs">{label}</dt>
          <dd>
            {values.map((value, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one value per run, in the order of the runs
              <span key={place} className={`tb-one-line ${place === values.length - 1 ? 'tb-strong' : ''}`}>
                {place > 0 && <span className={`tb-quiet tb-regular ${classes.arrow}`}>→</span>}
                <span title={spans?.[place]}>{value}</span>
              </span>
            ))}
            {changes.map((change, place) =>
              change === '' ? null : (
                <small
                  // biome-ignore lint/suspicious/noArrayIndexKey: one per run, in the order of the runs, or one for all
                  key={place}
                  className={`tb-one-line tb-size-xs ${isCost && (deltas?.[place] ?? 0) > 0 ? 'tb-warning' : 'tb-quiet'}`}
                >
                  {changes.length > 1 && `${letters[place + 1]} `}
                  {change}
                </small>
              ),
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function timeFigure(label: string, times: readonly (number | null)[], figures: readonly InputFigures[]): Figure {
  const values = times.map((time) => (time === null ? 'none' : formatDuration(time)));
  const deltas = deltasOf(times.map((time) => (time === null ? null : shownTime(time))));
  return {
    label,
    values,
    spans: figures.map((of, place) => spanWords(of, times[place] ?? null)),
    changes: deltas.map((delta) => (delta === 0 ? 'the same' : signed(delta, formatDuration))),
    isCost: true,
    deltas,
  };
}

function countFigure(label: string, counts: readonly (number | null)[]): Figure {
  const deltas = deltasOf(counts);
  return {
    label,
    values: counts.map((count) => (count === null ? 'none' : String(count))),
    changes:
      new Set(deltas).size === 1 && deltas[0] === 0 ? ['the same'] : deltas.map((delta) => signed(delta, String)),
  };
}

/** Inputs may differ even if their number is the same. */
function inputsFigure(runs: readonly Run[], inputs: readonly MatchedInput[]): Figure {
  const figure = countFigure(
    'Inputs',
    runs.map((run) => run.inputs.length),
  );
  const others = inputs.filter(({ isOtherQuestion }) => isOtherQuestion).length;
  return others === 0 ? figure : { ...figure, changes: [`${others} changed`] };
}

/** Empty unless every run has the figure. */
function deltasOf(values: readonly (number | null)[]): number[] {
  const there = values.filter((value) => value !== null);
  const [first] = there;
  if (first === undefined || there.length < values.length) return [];
  return there.slice(1).map((value) => value - first);
}

/** For the first output that is text in every run. */
function wordsFigure(input: MatchedInput): Figure[] {
  for (const { displayName, outputs } of matchOutputs(input.inputs)) {
    const texts = outputs.map(formOf).flatMap((form) => (form.kind === 'text' ? [form.text] : []));
    if (texts.length < outputs.length) continue;
    const changes = outputs.slice(1).map((output) => {
      const difference = diffAnswers(outputs[0] ?? null, output);
      if (difference.kind !== 'text') return '';
      return difference.isSame ? 'the same' : `${formatChanged(difference.text.changed)} changed`;
    });
    return [{ label: `Words in ${displayName}`, values: texts.map((text) => String(countWords(text))), changes }];
  }
  return [];
}
