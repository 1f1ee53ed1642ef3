/** The paths of a flow's versions, apart from the others because a first visit does not need them. */
import { endpoints } from '../endpoints.ts';

export const versionEndpoints = {
  /** A Langflow answers only with the slash at the end. */
  list: (flow: string) => `${endpoints.flow(flow)}/versions/`,
  one: (flow: string, version: string) => `${endpoints.flow(flow)}/versions/${encodeURIComponent(version)}`,
  /** Makes a version the flow, and keeps the flow as it is as another version. */
  activate: (flow: string, version: string) =>
    `${endpoints.flow(flow)}/versions/${encodeURIComponent(version)}/activate?save_draft=true`,
} as const;
