/** Makes checks that may never end off the main thread. Reports first that it is ready, so that its start is not part of a check's time limit. */
import { searchText } from '#run/checks/search-text.ts';
import { validateData } from '#run/checks/validate-data.ts';
import type { WorkerCheck } from './check-in-worker.ts';

self.onmessage = ({ data: check }: MessageEvent<WorkerCheck>) => {
  self.postMessage('pattern' in check ? searchText(check.pattern, check.text) : validateData(check.schema, check.data));
};
self.postMessage('ready');
