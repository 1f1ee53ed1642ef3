/** What an open cell was asked, and its answer. */

import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useState } from 'react';
import type { CellResult } from '#contract/suite/results-file.ts';
import { answerText } from '#run/export/text-of-answer.ts';
import { questionsOfCell } from '#tests/view/questions-of-cell.ts';
import { AnswerBlock } from '../../blocks/answer/answer-block.tsx';
import { useMarkedTexts } from '../../blocks/answer/use-marked-texts.ts';
import { RUN_DEFAULTS } from '../../runs/run-cache.ts';
import { IconEyeSearch, IconListCheck } from '../../shell/icons/icons.ts';
import { useOpenFlow } from '../../shell/navigation/use-open-flow.ts';
import { IconButton } from '../../shell/ui/controls/icon-button.tsx';
import { notifyError } from '../../shell/ui/feedback/notify-error.ts';
import type { TestTable } from '../model/test-table.ts';
import { useSaveCell } from '../model/use-save-cell.ts';
import { type CellRef, useCells } from '../runs/use-cells.ts';
import classes from './cell-drawer.module.css';

interface QuestionAndAnswerProps {
  ref: RefObject<HTMLElement | null>;
  inputs: readonly string[];
  result: CellResult | null | undefined;
  subject: string;
  table: TestTable;
  cell: { case: number; variant: number };
  /** The result that has its run; null if the run is not stored. */
  stored: CellRef | null;
}

/** Longer answers are cut, in characters: rendering them takes seconds. */
const MAX_DRAWN = 50_000;

export function QuestionAndAnswer({ ref, inputs, result, subject, table, cell, stored }: QuestionAndAnswerProps) {
  useMarkedTexts(ref, null);
  const save = useSaveCell(table, stored);
  const { lookInside } = useCells();
  const state = table.stateOf(cell.case, cell.variant, 0);
  const turns = result?.turns ?? [];
  const questions = questionsOfCell(inputs, result ?? null);
  return (
    <section
      ref={ref}
      className={`tb-gap-xs-sm tb-stack tb-relative ${classes.question}`}
      aria-label="Question and answer"
    >
      {(stored !== null || save !== null) && (
        <span className={`tb-row tb-gap-2xs ${classes.save}`}>
          {stored !== null && (
            <IconButton
              icon={IconEyeSearch}
              label={`Look inside, ${subject}`}
              title="Look inside"
              onClick={() => notifyError(lookInside(stored), 'It was not opened')}
            />
          )}
          {save !== null && (
            <IconButton
              icon={IconListCheck}
              label={`Save as test, ${subject}`}
              title="Save as test"
              aria-haspopup="dialog"
              onClick={save}
            />
          )}
        </span>
      )}
      {turns.length > 1 ? (
        turns.map((turn, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: turns never move
          <div key={at} className="tb-gap-xs tb-stack">
            <p className="tb-quiet tb-pre">{questions[at]}</p>
            <article aria-label={`Answer, ${subject}, turn ${at + 1}`}>
              <AnswerBlock text={turn.answer.slice(0, MAX_DRAWN)} subject={`${subject}, turn ${at + 1}`} />
            </article>
          </div>
        ))
      ) : (
        <>
          {questions.map((question, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they never move
            <p key={at} className="tb-quiet tb-pre">
              {question}
            </p>
          ))}
          {result && (
            <CellAnswer key={subject} result={result} subject={subject} stored={stored} counted={table.output} />
          )}
        </>
      )}
      {result === undefined && <p className="tb-quiet">Loading the answer</p>}
      {result === null && (
        <p className="tb-quiet">
          {state === 'running' || state === 'waiting' ? 'There is no answer yet.' : 'This cell was not run.'}
        </p>
      )}
      {result?.state === 'broken' && <p className="tb-problem tb-break">{result.why}</p>}
    </section>
  );
}

/** The answer of an open cell, and those of the other outputs of the flow. */
interface CellAnswerProps {
  result: CellResult;
  subject: string;
  /** The result that has its run; null if the run is not stored. */
  stored: CellRef | null;
  /** Id or name of the output that counts; null for the first. */
  counted: string | null;
}

function CellAnswer({ result, subject, stored, counted }: CellAnswerProps) {
  const others = useOtherOutputs(result, stored, counted);
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
        <article className="tb-lg" aria-label={`Answer, ${subject}`}>
          <AnswerBlock text={text.slice(0, MAX_DRAWN)} subject={subject} />
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
function useOtherOutputs(result: CellResult, stored: CellRef | null, counted: string | null): NamedText[] | null {
  const flow = useOpenFlow();
  const { read } = useCells();
  const { data: run } = useQuery({
    queryKey: ['tests', 'cell-run', stored?.result, stored?.key, result.startedAt],
    queryFn: () => (stored === null ? null : read(stored)),
    enabled: stored !== null && (flow?.index.outputs.length ?? 0) > 1,
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
