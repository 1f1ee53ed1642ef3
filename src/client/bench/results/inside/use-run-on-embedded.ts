/** Runs the request of a run on the embedded engine, which reports values: copies the flow there, and connects the page to it. */
import { useCallback } from 'react';
import { formatCount } from '#run/figures/result-format.ts';
import type { Run } from '#run/model/run.ts';
import { useLoadDraft } from '../../../draft/use-draft.ts';
import { useStartRun } from '../../../runs/use-start-run.ts';
import { useConnection } from '../../../shell/api/connection-provider.tsx';
import { EMBEDDED } from '../../../shell/api/connection-store.ts';
import type { FlowDetail } from '../../../shell/api/flow-detail.ts';
import { useNavigate } from '../../../shell/navigation/navigate.tsx';
import { useSwitchServer } from '../../../shell/navigation/use-switch-server.ts';

/** Rejects with a sentence, and leaves everything as it is, if the flow cannot run there or the run does not start. */
export function useRunOnEmbedded(): (run: Run, flow: FlowDetail) => Promise<void> {
  const { keyOf } = useConnection();
  const { switchTo } = useSwitchServer();
  const { start } = useStartRun();
  const loadDraft = useLoadDraft();
  const { setFlowId, showRun } = useNavigate();
  return useCallback(
    async (run, { flow, name }) => {
      const own = { ...EMBEDDED, apiKey: keyOf('') };
      const { deleteFlow, importFlows } = await import('../../../shell/api/more-flow-requests.ts');
      const [copy] = await importFlows(own, JSON.stringify({ ...flow, name }));
      if (copy === undefined) throw new Error('the file of the flow has no flow');
      try {
        const needed = copy.needs?.needs_langflow ?? [];
        if (needed.length > 0) {
          const what = `${formatCount(needed.length, 'component')} ${needed.length === 1 ? 'needs' : 'need'}`;
          throw new Error(`${what} a real Langflow: ${[...new Set(needed)].join(', ')}`);
        }
        // A session of the Langflow is none of the engine's.
        const draft = { ...structuredClone(run.draft), sessionId: '' };
        const outcome = await start({ draft, flow: copy }, own);
        if (!('started' in outcome))
          throw new Error(
            'refused' in outcome ? outcome.refused : (outcome.problems[0]?.message ?? 'nothing was sent'),
          );
        loadDraft(copy.id, draft, { scope: '' });
        switchTo(own);
        setFlowId(copy.id);
        showRun(outcome.started);
      } catch (thrown) {
        await deleteFlow(own, copy.id).catch(() => undefined);
        throw thrown;
      }
    },
    [keyOf, loadDraft, setFlowId, showRun, start, switchTo],
  );
}
