/** One batch of the strip, with its progress and outcome. A click opens it. */
import { useId } from 'react';
import { passRateWords, rowsWords, tallyRows, tallyWords } from '#run/batch/batch-tally.ts';
import { formatAge } from '#run/figures/result-format.ts';
import { useNavigate } from '../../navigation/navigate.tsx';
import { useFlowId, useMode } from '../../navigation/use-url-key.ts';
import { useBatchState } from '../../runs/batch/batch-states.ts';
import type { ListedBatch } from '../../runs/batch/use-batch-list.ts';
import classes from './history-strip.module.css';
import states from './run-state.module.css';

export interface BatchItemProps {
  entry: ListedBatch;
  /** Epoch ms. */
  now: number;
  /** True if there are runs of other flows: then the flow's name is shown first. */
  namesFlow: boolean;
}

export function BatchItem({ entry, now, namesFlow }: BatchItemProps) {
  const { key, flowId, batch } = entry;
  const openFlow = useFlowId();
  const mode = useMode();
  const { setFlowId, setMode } = useNavigate();
  const state = useBatchState(key);
  const aboutId = useId();
  // A batch that this page shows or runs has newer counts in the UI state.
  const here = state?.batch.id === batch.id ? state : null;
  const tally = here ? tallyRows(here.rows) : entry.tally;
  const isShown = mode === 'batch' && openFlow === flowId;
  const [answered, ...others] = tallyWords(batch, tally);
  const rate = passRateWords(batch, tally);
  const about = [...(namesFlow ? [batch.flow.name] : []), ...(rate === null ? [answered] : [rate]), ...others].join(
    ' · ',
  );
  return (
    <li className={`tb-fixed ${classes.item} ${classes.fitted}`} data-shown={isShown || undefined}>
      <button
        type="button"
        className={classes.open}
        data-run-button=""
        aria-label={`Batch of ${batch.flow.name}${here?.isRunning ? ', running' : ''}`}
        aria-describedby={`${aboutId}-rows ${aboutId}-age ${aboutId}-about`}
        title={about}
        aria-current={isShown ? 'true' : undefined}
        onClick={() => {
          if (openFlow !== flowId) setFlowId(flowId);
          setMode('batch');
        }}
      />
      <div className={classes.about}>
        <div className={`tb-row tb-mono ${classes.first}`}>
          <span className="tb-strong">Batch</span>
          <span
            id={`${aboutId}-rows`}
            className={`tb-quiet ${states.state}`}
            data-state={here?.isRunning ? 'running' : undefined}
          >
            {rowsWords(batch, tally)}
          </span>
          <span className={`tb-quiet tb-end ${classes.end}`} id={`${aboutId}-age`}>
            {batch.startedAt === undefined ? '' : formatAge(now - batch.startedAt)}
          </span>
        </div>
        <p id={`${aboutId}-about`} className="tb-cut tb-sm tb-quiet">
          {about}
        </p>
      </div>
    </li>
  );
}
