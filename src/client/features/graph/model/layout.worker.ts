/** Lays flows out beside the page: one request in, its points out. */
import { layOut } from './lay-out.ts';
import type { LayoutRequest } from './layout-request.ts';

self.onmessage = ({ data }: MessageEvent<LayoutRequest>) => {
  self.postMessage(layOut(data));
};
