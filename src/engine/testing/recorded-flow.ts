/** The flows of the recordings, indexed. */
import { readRecording } from '#contract/testing/recordings.ts';
import type { FlowIndex } from '#flow/index/flow-index.ts';
import { indexFlow } from '#flow/index/index-flow.ts';
import { exportFromOutline, parseOutline } from '#flow/testing/outline-flow.ts';

/** `name` as in fixtures/wire/flows, for example `echo` or `translation/fields`. */
export function recordedFlow(name: string): FlowIndex {
  return indexFlow(exportFromOutline(parseOutline(readRecording(`flows/${name}.json`))));
}
