/** Reads long pasted texts beside the page: one text in, what it says out. */
import { readPasted } from './read-pasted.ts';

self.onmessage = ({ data }: MessageEvent<string>) => {
  self.postMessage(readPasted(data));
};
