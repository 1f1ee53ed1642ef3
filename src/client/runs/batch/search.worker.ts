/** Searches off the main thread. Reports first that it is ready, so that its start is not part of a search's time limit. */
import { searchText } from '#run/batch/search-text.ts';

self.onmessage = ({ data: [pattern, text] }: MessageEvent<[string, string]>) => {
  self.postMessage(searchText(pattern, text));
};
self.postMessage('ready');
