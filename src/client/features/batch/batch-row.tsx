/** One row in full: request, answer, and why the answer is not as expected. */
import { Button } from '@mantine/core';
import type { Batch } from '#run/batch/batch.ts';
import { typedText } from '#run/model/typed-value.ts';
import { AnswerBlock } from '../../blocks/answer/answer-block.tsx';
import { useOpenRow } from '../../runs/batch/use-open-row.ts';
import { CopyButton } from '../../ui/controls/copy-button.tsx';
import { notifyError } from '../../ui/feedback/notify-error.ts';
import { useFocusBack } from '../../ui/focus/use-focus-back.ts';
import { ScrollBox } from '../../ui/layout/scroll-box.tsx';
import classes from './batch.module.css';
import { useBatchRow } from './use-batch-row.ts';

export interface BatchRowProps {
  batch: Batch;
  row: number;
  /** The row's state. */
  now: number;
  onClose: () => void;
}

/** Why the run of a row is not stored. */
const WITHOUT = {
  'no room': 'This browser has no room for the run of this row, so only its answer is saved.',
  deleted: 'The run of this row was deleted with its batch. Only its answer was restored.',
};

/** Rendering longer texts would block the page. */
const MAX_DRAWN = 50_000;

export function BatchRow({ batch, row, now, onClose }: BatchRowProps) {
  useFocusBack();
  const openRow = useOpenRow();
  const data = useBatchRow(batch, row, now);
  const result = data?.result ?? null;
  const asked = batch.columns.map((column, place) => `${column}: ${typedText(data?.cells[place])}`).join('\n');
  return (
    <section className={`tb-fixed ${classes.detail}`} aria-label={`Row ${row + 1}`}>
      <header className={`tb-bar tb-wrap ${classes.head}`}>
        <h3 className="tb-md tb-strong">Row {row + 1}</h3>
        {result !== null && result.answer !== '' && (
          <CopyButton label={`Copy answer of row ${row + 1}`} text={result.answer} />
        )}
        {result?.run === 'kept' && (
          <Button
            size="xs"
            variant="default"
            onClick={() => notifyError(openRow(batch.id, row), `Row ${row + 1} was not opened`)}
          >
            Open as a run
          </Button>
        )}
        <Button className="tb-end" size="xs" variant="default" onClick={onClose}>
          Close row
        </Button>
      </header>
      <ScrollBox className={classes.detailText} label={`Answer of row ${row + 1}`}>
        <Drawn className={`tb-quiet ${classes.note}`} text={asked} />
        {result !== null && result.why !== '' && (
          <Drawn className="tb-problem" text={result.status === 'failed' ? result.why : `The answer ${result.why}.`} />
        )}
        {result?.run !== undefined && result.run !== 'kept' && (
          <p className={`tb-quiet ${classes.note}`}>{WITHOUT[result.run]}</p>
        )}
        {result !== null && result.answer.length <= MAX_DRAWN ? (
          <AnswerBlock text={result.answer} isOpen={false} place={`row ${row + 1}`} />
        ) : (
          <Drawn text={result === null ? 'This row has no answer yet.' : result.answer} />
        )}
      </ScrollBox>
    </section>
  );
}

function Drawn({ text, className }: { text: string; className?: string | undefined }) {
  const left = text.length - MAX_DRAWN;
  return (
    <>
      <p className={className}>{text.slice(0, MAX_DRAWN)}</p>
      {left > 0 && (
        <p className={`tb-quiet ${classes.note}`}>
          {left.toLocaleString('en')} more characters are not shown. Save batch includes them.
        </p>
      )}
    </>
  );
}
