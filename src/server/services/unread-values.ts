/**
 * What components received and gave in runs that answered as plain JSON, until who asked for it reads it. A reader comes at once, so
 * little is held, and not for long.
 */
import { randomUUID } from 'node:crypto';
import type { ReadValues } from '#contract/routes/values-endpoints.ts';
import { jsonLength } from '../http/json-chunks.ts';
import { UNREAD_VALUES } from '../settings/limits.ts';

export interface UnreadValues {
  /** The id by which the same holder can take them, once. */
  keep(holder: string, values: ReadValues): string;
  /** Null if they are taken, too old, had to make room, or are somebody else's. */
  take(id: string, holder: string): ReadValues | null;
}

interface Entry {
  holder: string;
  values: ReadValues;
  bytes: number;
  timer: NodeJS.Timeout;
}

export function createUnreadValues({ ofHolder, bytes: room, ms } = UNREAD_VALUES): UnreadValues {
  /** The oldest first. */
  const entries = new Map<string, Entry>();
  let held = 0;
  const forget = (id: string) => {
    const entry = entries.get(id);
    if (!entry) return;
    clearTimeout(entry.timer);
    held -= entry.bytes;
    entries.delete(id);
  };
  return {
    keep(holder, values) {
      const id = randomUUID();
      const bytes = jsonLength(values, room);
      const own = [...entries].filter(([, entry]) => entry.holder === holder).map(([key]) => key);
      for (const old of own.slice(0, Math.max(0, own.length - ofHolder + 1))) forget(old);
      entries.set(id, { holder, values, bytes, timer: setTimeout(() => forget(id), ms).unref() });
      held += bytes;
      for (const old of entries.keys()) {
        if (held <= room) break;
        forget(old);
      }
      return id;
    },
    take(id, holder) {
      const entry = entries.get(id);
      if (entry?.holder !== holder) return null;
      forget(id);
      return entry.values;
    },
  };
}
