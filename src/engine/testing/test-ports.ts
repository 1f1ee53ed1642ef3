/** Ports that a test controls: a fixed clock, counted ids, conversations and files in memory. */
import type { JsonObject } from '#contract/json.ts';
import type { EnginePorts, ModelPort } from '../component-base/ports.ts';

/** A model that must not be called. */
const noModel: ModelPort = {
  stream() {
    throw new Error('This test has no model.');
  },
};

export interface TestPorts extends EnginePorts {
  /** Stored messages by session, oldest first. */
  readonly conversations: Map<string, JsonObject[]>;
}

export function testPorts(parts: { model?: ModelPort; files?: Readonly<Record<string, string>> } = {}): TestPorts {
  const conversations = new Map<string, JsonObject[]>();
  let ids = 0;
  return {
    conversations,
    model: parts.model ?? noModel,
    memory: {
      async add(session, message) {
        conversations.set(session, [...(conversations.get(session) ?? []), message]);
      },
      async read(session, limit) {
        return (conversations.get(session) ?? []).slice(-limit);
      },
    },
    files: {
      async read(path) {
        const text = parts.files && Object.hasOwn(parts.files, path) ? parts.files[path] : undefined;
        return text === undefined ? null : new TextEncoder().encode(text);
      },
    },
    now: () => new Date('2026-11-24T23:36:03.628Z'),
    clock: () => 0,
    newId: () => {
      ids += 1;
      return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
    },
  };
}
