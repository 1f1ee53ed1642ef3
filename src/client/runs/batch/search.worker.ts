/** Searches beside the page. Says first that it is there, so that its start counts for no search. */
import { searchText } from '#run/batch/search-text.ts';

self.onmessage = ({ data: [pattern, text] }: MessageEvent<[string, string]>) => {
  self.postMessage(searchText(pattern, text));
};
self.postMessage('ready');
