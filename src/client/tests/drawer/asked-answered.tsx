/** What an open cell was asked, and its answer. */

import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useState } from 'react';
import type { CellResult } from '#contract/suite/results-file.ts';
import { answerText } from '#run/export/text-of-answer.ts';
import { askedWords } from '#tests/view/asked-words.ts';
import { AnswerBlock } from '../../blocks/answer/answer-block.tsx';
import { useMarkedTexts } from '../../blocks/answer/use-marked-texts.ts';
import { RUN_DEFAULTS } from '../../runs/run-cache.ts';
import { IconListCheck } from '../../shell/icons/icons.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import type { TestTable } from '../model/test-table.ts';
import { useSaveCell } from '../model/use-save-cell.ts';
import { type CellPlace, useCells } from '../runs/use-cells.ts';
import classes from './cell-drawer.module.css';

interface AskedAnsweredProps {
  ref: RefObject<HTMLElement | null>;
  inputs: readonly string[];
  result: CellResult | null | undefined;
  place: string;
  table: TestTable;
  cell: { case: number; variant: number };
  /** The result that has its run; null if the run is not stored. */
  kept: CellPlace | null;
}

/** Longer answers are cut, in characters: rendering them takes seconds. */
const MAX_DRAWN = 50_000;

export function AskedAnswered({ ref, inputs, result, place, table, cell, kept }: AskedAnsweredProps) {
  useMarkedTexts(ref, null);
  const save = useSaveCell(table, kept);
  const look = table.lookOf(cell.case, cell.variant, 0);
  const turns = result?.turns ?? [];
  const asked = askedWords(inputs, result ?? null);
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
            <p className="tb-quiet tb-pre">{asked[at]}</p>
            <article aria-label={`Answer, ${place}, turn ${at + 1}`}>
              <AnswerBlock text={turn.answer.slice(0, MAX_DRAWN)} place={`${place}, turn ${at + 1}`} />
            </article>
          </div>
        ))
      ) : (
        <>
          {asked.map((words, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never move
            <p key={at} className="tb-quiet tb-pre">
              {words}
            </p>
          ))}
          {result && <CellAnswer key={place} result={result} place={place} kept={kept} counted={table.output} />}
        </>
      )}
      {result === undefined && <p className="tb-quiet">Loading the answer</p>}
      {result === null && (
        <p className="tb-quiet">
          {look === 'running' || look === 'waiting' ? 'There is no answer yet.' : 'This cell was not run.'}
        </p>
      )}
      {result?.state === 'broken' && <p className="tb-problem tb-break">{result.why}</p>}
    </section>
  );
}

/** The answer of an open cell, and those of the other outputs of the flow. */
interface CellAnswerProps {
  result: CellResult;
  place: string;
  /** The result that has its run; null if the run is not stored. */
  kept: CellPlace | null;
  /** Id or name of the output that counts; null for the first. */
  counted: string | null;
}

function CellAnswer({ result, place, kept, counted }: CellAnswerProps) {
  const others = useOtherOutputs(result, kept, counted);
  const [chosen, choose] = useState('');
  const shown = others?.find(({ name }) => name === chosen) ?? null;
  const text = shown === null ? result.answer : shown.text;
  return (
    <>
      {others !== null && (
        <SegmentedControl
          className={classes.outputs ?? ''}
          aria-label="Output"
          data={others.map(({ name }) => name)}
          value={shown?.name ?? others[0]?.name ?? ''}
          onChange={choose}
        />
      )}
      {text === '' ? (
        others !== null && <p className="tb-quiet">No text.</p>
      ) : (
        <article className="tb-lg" aria-label={`Answer, ${place}`}>
          <AnswerBlock text={text.slice(0, MAX_DRAWN)} place={place} />
          {text.length > MAX_DRAWN && (
            <p className="tb-quiet">
              {(text.length - MAX_DRAWN).toLocaleString('en')} more characters. Open it on the bench to see them.
            </p>
          )}
          {shown === null && result.ended !== undefined && <p className="tb-sm tb-warning">{result.ended}.</p>}
        </article>
      )}
    </>
  );
}

interface NamedText {
  name: string;
  text: string;
}

/** The answers of all outputs, the one that counts first. Null for a flow with one output, whose run need not be read. */
function useOtherOutputs(result: CellResult, kept: CellPlace | null, counted: string | null): NamedText[] | null {
  const flow = useOpenFlow();
  const { read } = useCells();
  const { data: run } = useQuery({
    queryKey: ['tests', 'cell-run', kept?.result, kept?.key, result.startedAt],
    queryFn: () => (kept === null ? null : read(kept)),
    enabled: kept !== null && (flow?.index.outputs.length ?? 0) > 1,
    ...RUN_DEFAULTS,
  });
  const answered = run?.inputs.at(-1)?.outputs.filter((output) => output.result !== null) ?? [];
  if (answered.length < 2) return null;
  const isCounted = (output: (typeof answered)[number]) =>
    counted !== null && (output.component === counted || output.displayName === counted);
  const ordered = [...answered.filter(isCounted), ...answered.filter((output) => !isCounted(output))];
  const isOnce = (name: string) => ordered.filter(({ displayName }) => displayName === name).length === 1;
  return ordered.map((output) => {
    const { displayName, component } = output;
    return { name: isOnce(displayName) ? displayName : `${displayName} ${component}`, text: answerText(output) };
  });
}
