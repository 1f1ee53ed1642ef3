/** Computes layouts off the main thread: one request in, its points out. */
import { layOut } from './lay-out.ts';
import type { LayoutRequest } from './layout-request.ts';

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => {
  self.postMessage(layOut(data));
};
