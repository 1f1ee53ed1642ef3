/** The batch of the open flow, and what can be done with it. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { JsonValue } from '#contract/json.ts';
import type { Batch } from '#run/batch/batch.ts';
import { maskDraft } from '#run/mask-secrets.ts';
import type { Run } from '#run/run.ts';
import { useConnection } from '../../api/connection.tsx';
import type { FlowDetail } from '../../api/flow-detail.ts';
import { useServer } from '../../api/version-query.ts';
import { draftScope } from '../../draft/draft-scope.ts';
import { useDraftForm } from '../../draft/use-draft.ts';
import { useNavigation } from '../../navigation/use-navigation.ts';
import {
  type BatchState,
  createBatch,
  loadBatch,
  onBatches,
  readBatch,
  reopenRows,
  runBatch,
  stopBatch,
} from '../../runs/batch/batch-runner.ts';
import { announce } from '../../ui/announce.ts';
import { sayFailure } from '../../ui/say-failure.ts';
import { forgetBatchDraft } from './batch-draft.ts';

export interface NewBatch extends Pick<Batch, 'columns' | 'targets' | 'expectation' | 'output' | 'atOnce'> {
  rows: readonly (readonly JsonValue[])[];
}

export interface BatchActions {
  start: (batch: NewBatch) => void;
  stop: () => void;
  resume: () => void;
  /** Runs the rows again that are in one of these states. */
  again: (states: readonly number[]) => void;
}

export interface UsedBatch {
  /** Of the flow: the server, and its id. */
  place: string;
  state: BatchState | null;
  isLoading: boolean;
  actions: BatchActions;
}

export function useBatch(flow: FlowDetail, errorText: (error: NonNullable<Run['error']>) => string): UsedBatch {
  const client = useQueryClient();
  const { connection } = useConnection();
  const { flowId } = useNavigation();
  const form = useDraftForm();
  const server = useServer().data?.name ?? '';
  const place = draftScope(connection) + (flowId ?? '');
  const state = useSyncExternalStore(onBatches, () => readBatch(place));
  const [loaded, setLoaded] = useState<string | null>(null);
  useEffect(() => {
    void loadBatch(place).finally(() => setLoaded(place));
  }, [place]);
  const actions = useMemo<BatchActions>(() => {
    const { index } = flow;
    async function run() {
      const now = readBatch(place);
      if (now === null) return;
      const own = form.getValues();
      // The kept batch has no secrets: the form still has them when it says the same otherwise.
      const isSame = maskDraft(own, index).tweaksText === now.batch.draft.tweaksText;
      const draft = isSame ? { ...now.batch.draft, tweaksText: own.tweaksText } : now.batch.draft;
      announce('Batch started');
      await runBatch(place, { client, connection, index, batch: { ...now.batch, draft }, errorText });
      const open = [...now.rows].filter((row) => row === 0).length;
      announce(open === 0 ? 'Batch finished' : `Batch stopped, ${open} rows to go`);
    }
    return {
      start({ rows, ...batch }) {
        const kept: Batch = {
          ...batch,
          id: [...crypto.getRandomValues(new Uint32Array(2))].map((part) => part.toString(36)).join(''),
          flow: { id: flow.id, name: flow.name },
          server,
          startedAt: Date.now(),
          draft: maskDraft(structuredClone(form.getValues()), index),
          count: rows.length,
        };
        const created = createBatch(place, kept, rows).then(() => forgetBatchDraft(place));
        sayFailure(created.then(run), 'The batch was not started');
      },
      stop: () => stopBatch(place),
      resume: () => void run(),
      again(states) {
        const now = readBatch(place);
        if (now === null) return;
        const rows = [...now.rows.keys()].filter((row) => states.includes(now.rows[row] ?? 0));
        sayFailure(reopenRows(place, rows).then(run), 'The rows were not run again');
      },
    };
  }, [client, connection, errorText, flow, form, place, server]);
  return { place, state, isLoading: state === null && loaded !== place, actions };
}
