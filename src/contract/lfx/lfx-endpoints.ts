/** The paths of `lfx serve`, apart from the others because a first visit does not need them (wire/lfx-serve.json). */
const ofFlow = (flow: string) => `/flows/${encodeURIComponent(flow)}`;

export const lfxEndpoints = {
  /** Needs no key. */
  health: '/health',
  flows: '/flows',
  info: (flow: string) => `${ofFlow(flow)}/info`,
  run: (flow: string) => `${ofFlow(flow)}/run`,
  /** Takes a flow until it is deleted or the server ends. The slash at the end counts. */
  upload: '/flows/upload/',
  flow: ofFlow,
} as const;
