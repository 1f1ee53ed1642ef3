import { useQuery } from '@tanstack/react-query';
import type { RunSummary } from '../../../runs/history/run-summary.ts';
import { loadHistory, usePageServices } from '../../../runs/page-services.ts';
import { QUERY_DEFAULTS, runKeys } from '../../../runs/run-cache.ts';
import { useRunSummaries } from '../../../runs/use-runs.ts';

/** A run as lists show it, also an older one than the strip has; null until it is known. */
export function useRunSummary(id: string): RunSummary | null {
  const services = usePageServices();
  const { summaries } = useRunSummaries();
  const listed = summaries.find((summary) => summary.id === id) ?? null;
  const { data } = useQuery({
    queryKey: [...runKeys.summaries, 'one', id],
    queryFn: async () => (await loadHistory(services)).find(id),
    enabled: listed === null,
    ...QUERY_DEFAULTS,
  });
  return listed ?? data ?? null;
}
