/** Chat Input: makes a message from the input and stores it (lfx 1.13.0, components/input_output/chat.py). */
import type { ComponentRun, ComponentType } from '../component-base/component.ts';
import { storedMessage } from '../component-base/with-status.ts';
import type { Message } from '../values/values.ts';

async function readMessage(run: ComponentRun): Promise<Message> {
  const { fields } = run;
  const message: Message = {
    ...run.message(fields.text('input_value')),
    sender: fields.text('sender', 'User'),
    senderName: fields.text('sender_name', 'User'),
    sessionId: fields.text('session_id', run.session),
    contextId: fields.text('context_id'),
    files: fields.texts('files'),
  };
  return storedMessage(run, message);
}

export const chatInput: ComponentType = { thread: 'in-place-when-small', outputs: { message: readMessage } };
