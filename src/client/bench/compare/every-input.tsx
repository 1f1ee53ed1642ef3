/** Every input with how much it changed; choosing one shows its answers. */

import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { changedPart, diffAnswers, formatChanged } from '#run/compare/answer-difference.ts';
import { failureOf, type MatchedInput, matchOutputs, questionOf } from '#run/compare/match-runs.ts';
import { ofBoth, type Pair, RUN_LETTERS } from '#run/compare/run-pair.ts';
import { shownTime } from '#run/compare/shown-time.ts';
import { inputFigures } from '#run/figures/input-figures.ts';
import { formatDuration, formatList } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import type { RunError } from '#run/model/run-error.ts';
import { missedInput } from '#run/results/missed-input.ts';
import { DataTable } from '../../shell/ui/layout/data-table.tsx';
import classes from './compare-facts.module.css';
import { ComparePart, type ComparisonProps } from './compare-part.tsx';
import { inputName, onlyIn } from './input-name.ts';
import { signed } from './signed.ts';

export interface EveryInputProps extends ComparisonProps {
  inputs: readonly MatchedInput[];
  shown: number;
  onShown: (position: number) => void;
}

/** How many rows are rendered at first: each one compares all of its answers. */
const DRAWN = 50;

export function EveryInput({ runs, inputs, shown, onShown }: EveryInputProps) {
  const [drawn, setDrawn] = useState(DRAWN);
  const rest = inputs.length - drawn;
  return (
    <ComparePart id="compare-inputs" title="Every input" count={inputs.length}>
      <DataTable
        className={`tb-table tb-break tb-columns-fixed ${classes.table}`}
        label="Every input"
        columns={['Input', ...['Time', 'Tokens', 'Changed'].map((name) => ({ name, className: classes.right }))]}
      >
        {inputs.slice(0, drawn).map((input, position) => (
          <InputRow
            key={input.key}
            runs={runs}
            input={input}
            isShown={position === shown}
            onShow={() => onShown(position)}
          />
        ))}
      </DataTable>
      {rest > 0 && (
        <Button variant="subtle" size="compact-sm" onClick={() => setDrawn(drawn + DRAWN)}>
          Compare {Math.min(DRAWN, rest)} more of {inputs.length} inputs
        </Button>
      )}
    </ComparePart>
  );
}

interface InputRowProps extends ComparisonProps {
  input: MatchedInput;
  isShown: boolean;
  onShow: () => void;
}

function InputRow({ runs, input, isShown, onShow }: InputRowProps) {
  const side = input.inputs[0] === null ? 1 : 0;
  const question = questionOf(runs[side], input.inputs[side]?.index ?? 0) ?? '';
  const missed = ofBoth(runs, (run, at) => missedInput(run, input.inputs[at]?.index ?? -1)?.isCertain === true);
  const alone = onlyIn(input);
  const figures = ofBoth(input.inputs, (one, at) => inputFigures(runs[at], one));
  const times = ofBoth(figures, ({ timeMs }) => timeMs && shownTime(timeMs));
  const tokens = ofBoth(figures, (of) => of.tokens?.total ?? null);
  const changed = useMemo(() => changedAnswers(runs, input), [runs, input]);
  const cell = (text: string) => (
    <td className={classes.right}>
      <span className="tb-block tb-one-line">{text}</span>
    </td>
  );
  return (
    <tr data-shown={isShown || undefined}>
      <th scope="row">
        <button
          type="button"
          className="tb-plain tb-cut tb-wide tb-block tb-ink tb-touch"
          aria-pressed={isShown}
          onClick={onShow}
        >
          <strong className="tb-strong">{inputName(input)}</strong>{' '}
          {missed[side] ? <s>{question}</s> : <span>{question}</span>}
        </button>
        {alone !== null && <small className="tb-block tb-size-xs tb-quiet">only in {alone}</small>}
        {missed.includes(true) && (
          <small className="tb-block tb-size-xs tb-quiet">
            not answered in {formatList(RUN_LETTERS.filter((_, at) => missed[at]))}
          </small>
        )}
        {input.isOtherQuestion && <small className="tb-block tb-size-xs tb-quiet">different input</small>}
      </th>
      {cell(deltaText(times, formatDuration))}
      {cell(deltaText(tokens, String))}
      {cell(changed)}
    </tr>
  );
}

function deltaText([before, after]: Pair<number | null>, format: (size: number) => string): string {
  return before === null || after === null ? '' : signed(after - before, format);
}

/** The mean difference over the outputs, as text. */
function changedAnswers(runs: Pair<Run>, { inputs }: MatchedInput): string {
  const errors: Pair<RunError | null> = [failureOf(runs[0], inputs[0]), failureOf(runs[1], inputs[1])];
  const parts = matchOutputs(inputs).map(({ outputs }) => diffAnswers(...outputs, errors));
  if (parts.length === 0) return 'no answers';
  if (parts.every(({ isSame }) => isSame)) return 'same';
  if (parts.every((part) => part.kind === 'apart' && part.why === 'other failure')) return 'differs';
  return formatChanged(parts.reduce((sum, part) => sum + changedPart(part), 0) / parts.length);
}
