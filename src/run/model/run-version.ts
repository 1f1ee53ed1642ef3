/** A version of a flow, which a Langflow keeps beside the flow. */
import type * as z from 'zod/mini';
import type { JsonObject } from '#contract/json.ts';
import type { runVersionSchema } from '#contract/versions/flow-version.ts';

/** What a run and a result say of the version that they ran on. */
export type RunVersion = z.infer<typeof runVersionSchema>;

/** A version that can be run. */
export interface VersionToRun extends RunVersion {
  /** The graph as it is sent, with its code and the secrets of the flow. */
  data: JsonObject;
}

/** `version 3, “before prices”`. */
export function versionName({ number, description }: RunVersion): string {
  return `version ${number}${description === '' ? '' : `, “${description}”`}`;
}
