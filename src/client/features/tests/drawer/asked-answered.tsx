/** What an open cell was asked, and its answer. */

import type { RefObject } from 'react';
import type { CellResult } from '#contract/suite/results-file.ts';
import { AnswerBlock } from '../../../blocks/answer/answer-block.tsx';
import { useMarkedTexts } from '../../../blocks/answer/use-marked-texts.ts';
import { IconListCheck } from '../../../icons/icons.ts';
import type { CellPlace } from '../../../runs/suites/use-open-cell.ts';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import type { TestTable } from '../model/test-table.ts';
import { useSaveCell } from '../model/use-save-cell.ts';
import { CellAnswer } from './cell-answer.tsx';
import classes from './cell-drawer.module.css';

export interface AskedAnsweredProps {
  ref: RefObject<HTMLElement | null>;
  inputs: readonly string[];
  result: CellResult | null | undefined;
  place: string;
  table: TestTable;
  cell: { case: number; variant: number };
  /** Where its run is kept; null if it is not. */
  kept: CellPlace | null;
}

/** Longer answers take seconds to draw. */
const MAX_DRAWN = 50_000;

export function AskedAnswered({ ref, inputs, result, place, table, cell, kept }: AskedAnsweredProps) {
  useMarkedTexts(ref, null);
  const save = useSaveCell(table, kept);
  const look = table.lookOf(cell.case, cell.variant, 0);
  const turns = result?.turns ?? [];
  return (
    <section
      ref={ref}
      className={`tb-gap-xs-sm tb-stack tb-relative ${classes.asked}`}
      aria-label="Question and answer"
    >
      {save !== null && (
        <span className={classes.save}>
          <IconButton
            icon={IconListCheck}
            label={`Save as test, ${place}`}
            title="Save as test"
            aria-haspopup="dialog"
            onClick={save}
          />
        </span>
      )}
      {turns.length > 1 ? (
        turns.map((turn, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: turns never move
          <div key={at} className="tb-gap-xs tb-stack">
            <p className="tb-quiet tb-pre">{inputs[at] ?? 'The flow’s own input'}</p>
            <article aria-label={`Answer, ${place}, turn ${at + 1}`}>
              <AnswerBlock text={turn.answer.slice(0, MAX_DRAWN)} place={`${place}, turn ${at + 1}`} />
            </article>
          </div>
        ))
      ) : (
        <>
          {inputs.map((input, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: inputs never move
            <p key={at} className="tb-quiet tb-pre">
              {input}
            </p>
          ))}
          {inputs.length === 0 && <p className="tb-quiet">The flow’s own inputs</p>}
          {result && <CellAnswer key={place} result={result} place={place} kept={kept} counted={table.output} />}
        </>
      )}
      {result === undefined && <p className="tb-quiet">Loading the answer</p>}
      {result === null && (
        <p className="tb-quiet">
          {look === 'running' || look === 'waiting' ? 'There is no answer yet.' : 'This cell was not run.'}
        </p>
      )}
      {result?.state === 'broken' && <p className="tb-problem">{result.why}</p>}
    </section>
  );
}
