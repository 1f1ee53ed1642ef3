/** The paths of component timings, apart from the others because a first visit does not need them. */
export const TRACES_A_PAGE = 200;

const traces = '/api/v1/monitor/traces';

export const traceEndpoints = {
  traces,
  /** The latest traces of a flow (by UUID), newest first; `page` counts from 1. A page has at most 200 (1.13.0). */
  ofFlow: (flow: string, page: string) =>
    `${traces}?flow_id=${encodeURIComponent(flow)}&page=${page}&size=${TRACES_A_PAGE}`,
  one: (id: string) => `${traces}/${encodeURIComponent(id)}`,
} as const;
