/** One output across all inputs as a table. */
import { useMemo } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import { acrossInputs } from '#run/results/across-inputs.ts';
import { missedInput } from '#run/results/missed-input.ts';
import type { OutputRow } from '#run/results/result-sections.ts';
import { AccessorBar } from '../accessor/accessor-bar.tsx';
import { usePicked, usePickInReply } from '../shared/picked-value.ts';
import { questionOf } from '../shared/question-of.ts';
import { TablePanel } from '../table/table-panel.tsx';

export interface AcrossViewProps {
  /** "Chat Output". */
  name: string;
  rows: readonly OutputRow[];
  run: Run;
}

export function AcrossView({ name, rows, run }: AcrossViewProps) {
  const across = useMemo(() => {
    const places = new Map(run.inputs.map(({ index }, place) => [index, place]));
    return acrossInputs(
      rows.map(({ input, output }) => ({
        input,
        output,
        asked: askedOf(run, input.index),
        replyIndex: places.get(input.index) ?? 0,
      })),
    );
  }, [rows, run]);
  const picked = usePicked();
  const pick = usePickInReply();
  if (!across) return null;
  const place = `${name}, all inputs`;
  const isHere =
    picked !== null &&
    rows.some(({ input, output }) => {
      const [, place, , result] = picked.path;
      return run.inputs.indexOf(input) === place && output.resultIndex === result;
    });
  return (
    <article aria-label={place} style={{ padding: '8px 14px 14px' }}>
      <TablePanel
        table={across.table}
        place={place}
        about={<span>{formatCount(rows.length, 'input')}</span>}
        targetOf={across.targetOf}
        onPick={pick}
      />
      {isHere && <AccessorBar target={picked} place={place} />}
    </article>
  );
}

function askedOf(run: Run, input: number): string {
  const question = questionOf(run, input);
  const missed = missedInput(run, input);
  if (missed === null) return question;
  return missed.isCertain ? `Not asked: ${question}` : `May not be answered: ${question}`;
}
