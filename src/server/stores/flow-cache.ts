/** A least-recently-used cache of parsed flows, limited in bytes: all flows together may be as many as fit on disk. */
import type { ParsedFlow } from './flow-parser.ts';

export interface FlowCache {
  /** The cached flow of this file with this stamp; null when it is not cached. */
  get(path: string, stamp: string): ParsedFlow | null;
  keep(path: string, stamp: string, parsed: ParsedFlow, bytes: number): void;
  forget(path: string): void;
}

interface CachedFlow {
  stamp: string;
  parsed: ParsedFlow;
  bytes: number;
}

/** `limit` is the total bytes of the cached flows' files. The last one used stays, whatever its size. */
export function createFlowCache(limit: number): FlowCache {
  /** Flows by path, in order of use. */
  const flows = new Map<string, CachedFlow>();
  let bytes = 0;

  function forget(path: string): void {
    bytes -= flows.get(path)?.bytes ?? 0;
    flows.delete(path);
  }

  return {
    get: (path, stamp) => {
      const cached = flows.get(path);
      if (cached?.stamp !== stamp) return null;
      flows.delete(path);
      flows.set(path, cached);
      return cached.parsed;
    },
    keep: (path, stamp, parsed, added) => {
      forget(path);
      flows.set(path, { stamp, parsed, bytes: added });
      bytes += added;
      for (const oldest of flows.keys()) {
        if (bytes <= limit || flows.size === 1) break;
        forget(oldest);
      }
    },
    forget,
  };
}
