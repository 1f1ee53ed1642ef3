/** Makes checks that may never end off the main thread. Reports first that it is ready, so that its start is not part of a check's time limit. */
import type { JsonObject, JsonValue } from '#contract/json.ts';
import { searchText } from '#tests/checks/search-text.ts';
import { validateData } from '#tests/checks/validate-data.ts';

export type WorkerCheck = { pattern: string; text: string } | { schema: JsonObject | boolean; data: JsonValue };

self.onmessage = ({ data: check }: MessageEvent<WorkerCheck>) => {
  self.postMessage('pattern' in check ? searchText(check.pattern, check.text) : validateData(check.schema, check.data));
};
self.postMessage('ready');
