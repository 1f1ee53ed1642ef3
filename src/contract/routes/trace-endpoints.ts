/** The paths of component timings, apart from the others because a first visit does not need them. */
const traces = '/api/v1/monitor/traces';

export const traceEndpoints = {
  traces,
  /** The latest traces of a flow (by UUID), newest first. */
  ofFlow: (flow: string) => `${traces}?flow_id=${encodeURIComponent(flow)}&page=1&size=200`,
  one: (id: string) => `${traces}/${encodeURIComponent(id)}`,
} as const;
