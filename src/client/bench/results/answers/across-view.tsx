/** One output across all inputs as a table. */
import { useMemo } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import { acrossInputs } from '#run/results/across-inputs.ts';
import { missedInput } from '#run/results/missed-input.ts';
import type { OutputRow } from '#run/results/result-sections.ts';
import { AccessorBar } from '../accessor/accessor-bar.tsx';
import { usePicked, usePickInReply } from '../shared/picked-value.ts';
import { questionLine } from '../shared/question-line.ts';
import { TablePanel } from '../table/table-panel.tsx';

export interface AcrossViewProps {
  /** "Chat Output". */
  name: string;
  rows: readonly OutputRow[];
  run: Run;
}

export function AcrossView({ name, rows, run }: AcrossViewProps) {
  const across = useMemo(() => {
    const positions = new Map(run.inputs.map(({ index }, position) => [index, position]));
    return acrossInputs(
      rows.map(({ input, output }) => ({
        input,
        output,
        question: questionLabel(run, input.index),
        replyIndex: positions.get(input.index) ?? 0,
      })),
    );
  }, [rows, run]);
  const picked = usePicked();
  const pick = usePickInReply();
  if (!across) return null;
  const subject = `${name}, all inputs`;
  const isHere =
    picked !== null &&
    rows.some(({ input, output }) => {
      const [, position, , result] = picked.path;
      return run.inputs.indexOf(input) === position && output.resultIndex === result;
    });
  return (
    <article aria-label={subject} style={{ padding: '8px 14px 14px' }}>
      <TablePanel
        table={across.table}
        subject={subject}
        about={<span>{formatCount(rows.length, 'input')}</span>}
        targetOf={across.targetOf}
        onPick={pick}
      />
      {isHere && <AccessorBar target={picked} subject={subject} />}
    </article>
  );
}

function questionLabel(run: Run, input: number): string {
  const question = questionLine(run, input);
  const missed = missedInput(run, input);
  if (missed === null) return question;
  return missed.isCertain ? `Not asked: ${question}` : `May not be answered: ${question}`;
}
