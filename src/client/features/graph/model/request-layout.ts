/** Asks the worker for a layout, once for each flow and direction. */
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { askWorker } from '../../../ui/browser/ask-worker.ts';
import type { LayoutPoints, LayoutRequest } from './layout-request.ts';

const known = new WeakMap<FlowIndex, Map<string, Promise<LayoutPoints>>>();

/** The same promise for the same flow and `kind`. Rejects only when a layout cannot be had at all. */
export function requestLayout(index: FlowIndex, kind: string, makeRequest: () => LayoutRequest): Promise<LayoutPoints> {
  const byKind = known.get(index) ?? new Map<string, Promise<LayoutPoints>>();
  known.set(index, byKind);
  const asked = byKind.get(kind) ?? compute(makeRequest());
  byKind.set(kind, asked);
  return asked;
}

async function compute(request: LayoutRequest): Promise<LayoutPoints> {
  try {
    return await askWorker<LayoutPoints>(() => import('./layout.worker.ts?worker'), request);
  } catch {
    // No worker in this browser: better a short wait than no graph.
    const { layOut } = await import('./lay-out.ts');
    return layOut(request);
  }
}
