/** Finds the Chat Outputs of each model: in Langflow only a model that feeds a Chat Output directly can stream. */
import type { FlowIndex } from '../index/flow-index.ts';
import { selectOutputs } from '../request/select-outputs.ts';

/**
 * Model id -> ids of the Chat Outputs that show its text (measured, 1.13.0), of those that the request asks for: a Langflow
 * streams the text of all of them.
 */
export function findChatOutputsByModel(index: FlowIndex, outputs: readonly string[] = []): Record<string, string[]> {
  const wanted = new Set(selectOutputs(index, outputs).map(({ id }) => id));
  const found: Record<string, string[]> = {};
  for (const { source, target } of index.connections) {
    if (index.byId.get(target)?.type !== 'ChatOutput' || !wanted.has(target)) continue;
    const stream = index.byId.get(source)?.fields.get('stream');
    if (stream?.type !== 'bool' || stream.connection !== null) continue;
    const outputs = found[source] ?? [];
    if (!outputs.includes(target)) outputs.push(target);
    found[source] = outputs;
  }
  return found;
}
