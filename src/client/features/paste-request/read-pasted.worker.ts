/** Parses long pasted texts off the main thread: one text in, its reading out. */
import { readPasted } from './read-pasted.ts';

self.onmessage = ({ data }: MessageEvent<string>) => {
  self.postMessage(readPasted(data));
};
