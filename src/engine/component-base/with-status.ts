/** What a component makes, with the status that Langflow's component sets for it. */
import type { Message, Value } from '../values/values.ts';
import { textValue } from '../values/values.ts';
import type { ComponentRun } from './component.ts';

/** The value, which is the status too. */
export function withStatus<Made extends Value>(run: ComponentRun, value: Made): Made {
  run.status = value;
  return value;
}

/** A message with this text; the status is the text alone. */
export function textWithStatus(run: ComponentRun, text: string): Message {
  run.status = textValue(text);
  return run.message(text);
}

/** A chat message, which is stored unless the component's fields say otherwise. */
export async function storedMessage(run: ComponentRun, message: Message): Promise<Message> {
  const isStored = message.sessionId !== '' && run.fields.bool('should_store_message', true);
  return withStatus(run, isStored ? await run.store(message) : message);
}
