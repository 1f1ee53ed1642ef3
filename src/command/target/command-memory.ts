/** The conversations of a command: in memory, because they end with it. */
import { randomUUID } from 'node:crypto';
import type { JsonObject } from '#contract/json.ts';
import type { MemoryPort } from '#engine/component-base/ports.ts';
import { textOrEmpty } from '#flow/index/text-or-empty.ts';

const LIMITS = { messages: 1000, characters: 64 * 1024 * 1024 };

/** `messages` are those of one conversation, `characters` those of all as JSON; the newest message always stays. */
export function createCommandMemory(limits = LIMITS): MemoryPort {
  /** JSON of messages by their ids; the conversation that was used last is the last. */
  const conversations = new Map<string, Map<string, string>>();
  let characters = 0;

  function drop(messages: Map<string, string>, id: string): void {
    characters -= messages.get(id)?.length ?? 0;
    messages.delete(id);
  }

  /** Drops the oldest, except this one. */
  function makeRoom(newest: string): void {
    for (const [session, messages] of conversations) {
      for (const id of messages.keys()) {
        if (characters <= limits.characters || id === newest) return;
        drop(messages, id);
      }
      conversations.delete(session);
    }
  }

  return {
    add: async (session, message) => {
      const json = JSON.stringify(message);
      const id = textOrEmpty(message.id) || randomUUID();
      const messages = conversations.get(session) ?? new Map<string, string>();
      conversations.delete(session);
      conversations.set(session, messages);
      characters += json.length - (messages.get(id)?.length ?? 0);
      messages.set(id, json);
      const [oldest = id] = messages.keys();
      if (messages.size > limits.messages) drop(messages, oldest);
      makeRoom(id);
    },
    read: async (session, limit) =>
      limit <= 0
        ? []
        : [...(conversations.get(session)?.values() ?? [])].slice(-limit).map((json): JsonObject => JSON.parse(json)),
  };
}
