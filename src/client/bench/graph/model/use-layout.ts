/** Computes the layout of a flow in a worker, once for the same request. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { askWorker } from '../../../shell/ui/browser/ask-worker.ts';
import type { LayoutPoints, LayoutRequest } from './lay-out.ts';

/** Idle for null. Fails only if no layout can be computed at all. `request` must be stable (from useMemo). */
export function useLayout(request: LayoutRequest | null) {
  const text = useMemo(() => JSON.stringify(request), [request]);
  return useQuery({
    queryKey: ['layout', text],
    queryFn: () => (request === null ? new Map() : findLayout(request)),
    enabled: request !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}

async function findLayout(request: LayoutRequest): Promise<LayoutPoints> {
  try {
    return await askWorker<LayoutPoints>(() => import('./layout.worker.ts?worker'), request);
  } catch {
    // No worker in this browser: block the page for a moment rather than show no graph.
    const { layOut } = await import('./lay-out.ts');
    return layOut(request);
  }
}
