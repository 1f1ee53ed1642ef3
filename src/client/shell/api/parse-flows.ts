/** Parses replies about flows. Loaded on demand: the schema library is not part of a first visit. */

import { embeddedNeedsSchema } from '#contract/embedded-needs.ts';
import { flowExportSchema } from '#contract/flow-export.ts';
import { type FlowSummary, flowSummarySchema } from '#contract/flow-summary.ts';
import { isDeeperThan } from '#contract/json.ts';
import { runRequestSchema } from '#contract/run-request.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import type { FlowDetail } from './flow-detail.ts';

/** Skips rows that are not flows, and the single components that Langflow lists among them. Throws if the reply is not a list. */
export function parseFlowList(value: unknown): FlowSummary[] {
  if (!Array.isArray(value)) throw new Error('The list of flows is not a list');
  return value.flatMap((row) => {
    const summary = flowSummarySchema.safeParse(row);
    return summary.success && summary.data.is_component !== true ? [summary.data] : [];
  });
}

/** Throws if it is not a flow. `asked` is the id or endpoint name in the request. */
export function parseFlowDetail(value: unknown, requested: string): FlowDetail {
  if (isDeeperThan(value)) throw new Error('The flow nests deeper than 200 levels');
  const flow = flowExportSchema.parse(value);
  const suggested = runRequestSchema.safeParse(flow.suggested_request);
  const needs = embeddedNeedsSchema.safeParse(flow.embedded_needs);
  return {
    id: flow.id ?? requested,
    name: flow.name ?? requested,
    flow,
    index: indexFlow(flow),
    suggested: suggested.success ? suggested.data : null,
    exampleSuite: typeof flow.suggested_suite === 'string' ? flow.suggested_suite : undefined,
    isSample: flow.is_sample === true,
    needs: needs.data,
  };
}
