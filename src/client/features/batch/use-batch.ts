/** The batch of the open flow, and its actions. */

import { useQuery } from '@tanstack/react-query';
import { errorMessage } from '#contract/error-message.ts';
import type { JsonValue } from '#contract/json.ts';
import { maskDraft } from '#flow/secrets/mask-secrets.ts';
import type { Batch } from '#run/batch/batch.ts';
import { sharedProblem } from '#run/batch/shared-draft.ts';
import { useConnection } from '../../api/connection-provider.tsx';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { useServer } from '../../api/version-query.ts';
import { useErrorLine } from '../../blocks/errors/use-error-words.ts';
import { useSessionSharing } from '../../draft/session-sharing.ts';
import { useFlowKey } from '../../draft/storage/use-flow-key.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import {
  createBatch,
  deleteBatch,
  loadBatch,
  restoreBatch,
  runBatch,
  stopBatch,
} from '../../runs/batch/batch-runner.ts';
import { readBatch, useBatchState } from '../../runs/batch/batch-states.ts';
import { type PageServices, usePageServices } from '../../runs/page-services.ts';
import type { BatchState } from '../../state/ui-state.ts';
import { randomId } from '../../ui/browser/random-id.ts';
import { announce } from '../../ui/feedback/announce.ts';
import { notify } from '../../ui/feedback/notify.ts';
import { notifyError } from '../../ui/feedback/notify-error.ts';
import { forgetBatchDraft } from './batch-draft.ts';
import { forgetRows, rereadRows } from './use-batch-row.ts';

export interface NewBatch extends Pick<Batch, 'columns' | 'targets' | 'expectation' | 'output' | 'atOnce'> {
  rows: readonly (readonly JsonValue[])[];
}

export interface BatchActions {
  /** Resolves when the rows are stored. False if nothing was started; then a notice says why. */
  start: (batch: NewBatch) => Promise<boolean>;
  stop: () => void;
  resume: () => void;
  /** Runs all rows in one of these states again. */
  again: (states: readonly number[]) => void;
  /** Deletes the batch with its rows and results, with Undo. */
  remove: () => void;
}

export interface UsedBatch {
  /** Storage key of the flow: server and id. */
  flowKey: string;
  state: BatchState | null;
  isLoading: boolean;
  /** Why the batch could not be read; null if it was read. */
  unread: string | null;
  /** Reads it again. */
  reread: () => void;
  actions: BatchActions;
}

export function useBatch(flow: FlowDetail): UsedBatch {
  const errorLine = useErrorLine();
  const server = useServer().data?.name ?? '';
  const services = usePageServices();
  const { client } = services;
  const { connection } = useConnection();
  const form = useDraftForm();
  const hasNewSessions = !useSessionSharing().isShared;
  const flowKey = useFlowKey();
  const state = useBatchState(flowKey);
  const loading = useQuery({
    queryKey: ['batches', 'loading', flowKey],
    queryFn: async () => {
      try {
        await loadBatch(services, flowKey);
      } catch (error) {
        if (readBatch(flowKey) !== null) notify({ message: `The batch was not read: ${errorMessage(error)}` });
        // An answer, not an error: a query that failed is without data while it is read again, as if for the first time.
        return errorMessage(error);
      }
      const now = readBatch(flowKey);
      if (now !== null) rereadRows(client, now.batch.id);
      return null;
    },
    // Another tab may have resumed it in the meantime.
    refetchOnWindowFocus: 'always',
    staleTime: 0,
    gcTime: 0,
    networkMode: 'always',
    retry: false,
  });
  async function run(again: readonly number[] = []) {
    announce('Starting');
    await runBatch(services, flowKey, {
      connection,
      flow,
      draft: form.getValues(),
      again,
      errorText: (error) => errorLine(error, server),
    });
    const now = readBatch(flowKey);
    if (now === null) return;
    rereadRows(client, now.batch.id);
    const open = [...now.rows].filter((row) => row === 0).length;
    announce(now.problem ?? (open === 0 ? 'Batch finished' : `Batch stopped, ${open} rows left`));
  }
  async function start({ rows, ...batch }: NewBatch): Promise<boolean> {
    const draft = form.getValues();
    const problem = sharedProblem(draft);
    if (problem !== null) {
      notify({ message: problem });
      return false;
    }
    const kept: Batch = {
      ...batch,
      id: randomId(),
      flow: { id: flow.id, name: flow.name },
      print: services.graphPrint(flow),
      draft: maskDraft(structuredClone(draft), flow.index),
      count: rows.length,
      hasNewSessions,
      startedAt: Date.now(),
    };
    const created = createBatch(services, flowKey, kept, rows);
    const over = created.then(() => {
      forgetBatchDraft(flowKey);
      return run();
    });
    notifyError(over, 'The batch was not started');
    return created.then(
      () => true,
      () => false,
    );
  }
  return {
    ...{ flowKey, state, isLoading: state === null && loading.isPending },
    unread: loading.data ?? null,
    reread: () => void loading.refetch(),
    actions: {
      start,
      stop: () => stopBatch(services, flowKey),
      resume: () => void run(),
      remove: () => notifyError(removeBatch(services, flowKey), 'The batch was not deleted'),
      again(states) {
        const now = readBatch(flowKey);
        if (now !== null) void run([...now.rows.keys()].filter((row) => states.includes(now.rows[row] ?? 0)));
      },
    },
  };
}

async function removeBatch(services: PageServices, flowKey: string): Promise<void> {
  const whole = await deleteBatch(services, flowKey);
  if (whole === null) return;
  forgetRows(services.client, whole.batch.id);
  const restore = async () => {
    if (!(await restoreBatch(services, flowKey, whole)))
      notify({ message: 'You started another batch, so nothing was undone' });
  };
  const lost = whole.results.some(({ run }) => run === 'deleted')
    ? '. Undo restores rows and answers, but not their runs'
    : '';
  notify({ message: `Batch deleted${lost}`, undo: () => notifyError(restore(), 'The batch was not put back') });
}
