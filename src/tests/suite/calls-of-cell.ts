/**
 * Calls of tools that no answer shows, as those of an agent in the middle of a flow. They are in the values of components, which a
 * cell asks for only if a check is about calls.
 */
import type { ComponentCall } from '#contract/component-values.ts';
import type { SuiteCheck } from '#contract/suite/suite-check.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import type { Connection, ServerCapabilities } from '#run/model/connection.ts';
import type { Run } from '#run/model/run.ts';
import { fetchTraces } from '#run/traces/fetch-traces.ts';
import { withNoValues } from '#run/traces/with-no-values.ts';
import { withTraces } from '#run/traces/with-traces.ts';
import { checksWithin, entryOf } from '../checks/describe-check.ts';

/** Time limit of the search for a trace, in ms. It is in no time of the cell. */
const SEARCH_MS = 30_000;

/** True if a check is about calls, also inside another check. */
export function checksCalls(checks: readonly SuiteCheck[]): boolean {
  return checks.some((check) => checksWithin(check).some((one) => entryOf(one).kind === 'tool-called'));
}

/** The run, if it was answered, with the values of its components from the trace of a Langflow that has traces. */
export async function withCalls(
  run: Run,
  { connection, index, server }: { connection: Connection; index: FlowIndex; server: ServerCapabilities },
  signal: AbortSignal,
): Promise<Run> {
  if (run.status !== 'done' || connection.kind === 'embedded' || server.found?.hasTraces !== true) return run;
  const search = AbortSignal.any([signal, AbortSignal.timeout(SEARCH_MS)]);
  const { traces, missing } = await fetchTraces({ run, flowId: index.id, connection, signal: search });
  return withNoValues(withTraces(run, traces, { index, rules: server.rules }), missing);
}

/** Names of the tools that were called, by components and by what they called. */
export function calledTools({ inputs }: Run): string[] {
  const toolsOf = (calls: readonly ComponentCall[]): string[] =>
    calls.flatMap(({ kind, name, calls: inner = [] }) => [...(kind === 'tool' ? [name] : []), ...toolsOf(inner)]);
  return inputs.flatMap(({ values }) => (values?.components ?? []).flatMap(({ calls }) => toolsOf(calls)));
}
