/** Every input with how much it changed; choosing one shows its answers. */

import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { changedPart, diffAnswers, formatChanged } from '#run/compare/answer-difference.ts';
import { failureOf, type MatchedInput, matchOutputs, questionOf } from '#run/compare/match-runs.ts';
import { shownTime } from '#run/compare/shown-time.ts';
import { inputFigures } from '#run/figures/input-figures.ts';
import { formatDuration, formatList } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import { missedInput } from '#run/results/missed-input.ts';
import { DataTable } from '../../ui/layout/data-table.tsx';
import classes from './compare-facts.module.css';
import { type ComparedRuns, ComparePart } from './compare-part.tsx';
import { inputName, onlyIn } from './input-name.ts';
import { signed } from './signed.ts';

export interface EveryInputProps extends ComparedRuns {
  inputs: readonly MatchedInput[];
  shown: number;
  onShown: (place: number) => void;
}

/** How many rows are rendered at first: each one compares all of its answers. */
const DRAWN = 50;

export function EveryInput({ runs, letters, inputs, shown, onShown }: EveryInputProps) {
  const [drawn, setDrawn] = useState(DRAWN);
  const rest = inputs.length - drawn;
  return (
    <ComparePart id="compare-inputs" title="Every input" count={inputs.length}>
      <DataTable
        className={`tb-table tb-break tb-columns-fixed ${classes.table}`}
        label="Every input"
        columns={['Input', ...['Time', 'Tokens', 'Changed'].map((name) => ({ name, className: classes.right }))]}
      >
        {inputs.slice(0, drawn).map((input, place) => (
          <InputRow
            key={input.key}
            runs={runs}
            letters={letters}
            input={input}
            isShown={place === shown}
            onShow={() => onShown(place)}
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

interface InputRowProps extends ComparedRuns {
  input: MatchedInput;
  isShown: boolean;
  onShow: () => void;
}

function InputRow({ runs, letters, input, isShown, onShow }: InputRowProps) {
  const place = input.inputs.findIndex((item) => item !== null);
  const run = runs[place];
  const asked = (run && questionOf(run, input.inputs[place]?.index ?? 0)) ?? '';
  const missed = runs.map((one, at) => missedInput(one, input.inputs[at]?.index ?? -1)?.isCertain === true);
  const alone = onlyIn(input, letters);
  const figures = input.inputs.map((one, at) => inputFigures(runs[at], one));
  const changed = useMemo(() => changedAnswers(runs, input), [runs, input]);
  const cell = (of: (at: number) => string | null) => (
    <td className={classes.right}>
      {runs.slice(1).map((other, at) => {
        const text = of(at + 1);
        return (
          <span key={other.id} className="tb-block tb-one-line">
            {runs.length > 2 && text !== null && <span className="tb-quiet">{letters[at + 1]} </span>}
            {text ?? ''}
          </span>
        );
      })}
    </td>
  );
  const delta = (key: 'timeMs' | 'tokens', format: (size: number) => string) => (at: number) => {
    const figureOf = (place: number) => {
      const value = figures[place]?.[key] ?? null;
      return typeof value === 'object' ? (value?.total ?? null) : shownTime(value);
    };
    const [before, after] = [figureOf(0), figureOf(at)];
    return before === null || after === null ? null : signed(after - before, format);
  };
  return (
    <tr data-shown={isShown || undefined}>
      <th scope="row">
        <button
          type="button"
          className="tb-plain tb-cut tb-wide tb-block tb-ink tb-touch"
          aria-pressed={isShown}
          onClick={onShow}
        >
          <strong className="tb-strong">{inputName(input, letters)}</strong>{' '}
          {missed[place] ? <s>{asked}</s> : <span>{asked}</span>}
        </button>
        {alone !== null && <small className="tb-block tb-size-xs tb-quiet">only in {alone}</small>}
        {missed.includes(true) && (
          <small className="tb-block tb-size-xs tb-quiet">
            not answered in {formatList(letters.filter((_, at) => missed[at]))}
          </small>
        )}
        {input.isOtherQuestion && <small className="tb-block tb-size-xs tb-quiet">different input</small>}
      </th>
      {cell(delta('timeMs', formatDuration))}
      {cell(delta('tokens', String))}
      {cell((at) => changed[at - 1] ?? null)}
    </tr>
  );
}

/** For each run after the first: the mean difference over the outputs, as text. */
function changedAnswers(runs: readonly Run[], { inputs }: MatchedInput): string[] {
  const outputs = matchOutputs(inputs);
  return inputs.slice(1).map((_, at) => {
    const errors = [failureOf(runs[0], inputs[0]), failureOf(runs[at + 1], inputs[at + 1])] as const;
    const parts = outputs.map(({ outputs: answers }) =>
      diffAnswers(answers[0] ?? null, answers[at + 1] ?? null, errors),
    );
    if (parts.length === 0) return 'no answers';
    if (parts.every(({ isSame }) => isSame)) return 'same';
    if (parts.every((part) => part.kind === 'apart' && part.why === 'other failure')) return 'differs';
    return formatChanged(parts.reduce((sum, part) => sum + changedPart(part), 0) / parts.length);
  });
}
