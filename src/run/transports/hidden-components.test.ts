import { describe, expect, it } from 'vitest';
import { createMessageLog, readStreamMessage } from '#contract/answers/stream-messages.ts';
import type { JsonObject } from '#contract/json.ts';
import { readMessageId, readResultText } from '#contract/run-response.ts';
import { recordedStreams } from '#contract/testing/recordings.ts';
import type { StreamExpectation } from '../model/request-plan.ts';
import { noteSentences } from '../results/result-notes.ts';
import { replayRecording } from '../testing/replay-recording.ts';
import { createHiddenComponents } from './hidden-components.ts';

const expectation: StreamExpectation = {
  outputs: [],
  answering: ['ChatOutput-o1', 'ChatOutput-o2'],
  order: ['ChatOutput-o1', 'ChatOutput-o2', 'Data-d1'],
  chatOutputs: {},
  echoed: {},
};

const said = (id: string, text: string, sender = 'Machine'): JsonObject => ({
  text_key: 'text',
  sender,
  text,
  data: { id, text, sender, session_id: 's', content_blocks: [{ title: 'Agent Steps' }] },
});

function reader(messages: readonly JsonObject[], expect = expectation) {
  const log = createMessageLog(expect);
  const hidden = createHiddenComponents(expect, log);
  for (const message of messages) {
    log.add(readStreamMessage(message));
    hidden.note(message);
  }
  return (component: string, content: JsonObject | string, more = {}) => {
    const ready = hidden.read({ component_id: component, content, display_name: 'Chat Output', ...more });
    return ready?.result ? { ...ready, id: readMessageId(ready.result), text: readResultText(ready.result) } : null;
  };
}

describe('a stream without components', () => {
  it('gives the whole message of each output, of two with one text too', () => {
    const read = reader([said('q', 'hi', 'User'), said('a', 'hi'), said('b', 'hi')]);
    expect(read('ChatOutput-o1', 'hi')).toMatchObject({ id: 'b', text: 'hi', index: 0, is_cut: false });
    expect(read('ChatOutput-o2', 'hi')).toMatchObject({ id: 'a', text: 'hi', index: 1 });
    // The question is no answer: the component stored no message.
    expect(read('ChatOutput-o1', 'hi')).toMatchObject({
      id: null,
      text: 'hi',
      result: { messages: [{ message: 'hi' }] },
    });
  });

  it('restores a text that the output has cut', () => {
    const long = 'x'.repeat(8_000);
    const cut = `${long.slice(0, 6_000)}...`;
    expect(reader([said('a', long)])('ChatOutput-o1', cut)).toMatchObject({ text: long, is_cut: false });
    expect(reader([])('ChatOutput-o1', cut)).toMatchObject({ text: cut, is_cut: true });
  });

  it('leaves out what was not asked for', () => {
    expect(reader([])('Data-d1', { n: 1 })).toBeNull();
    const read = reader([], { ...expectation, outputs: ['Data-d1'] });
    expect(read('ChatOutput-o1', 'hi')).toBeNull();
    expect(read('Data-d1', { n: 1 }, { type: 'data' })).toMatchObject({ result: { results: { data: { n: 1 } } } });
  });

  it.each(recordedStreams().filter(({ name }) => name.startsWith('v2-other-user')))(
    'is answered, and the notes say that no component is named: $name',
    async (recording) => {
      const run = await replayRecording(recording);
      const { inputs, events } = run;
      expect(inputs[0]?.outputs).toMatchObject([{ component: 'ChatOutput-o1', displayName: 'Chat Output' }]);
      expect(events.some(({ event }) => event.event === 'component-start')).toBe(false);
      const [input] = inputs;
      const notes = (isOthers: boolean) =>
        input && noteSentences(run, input, { missing: [], repeated: null, isOthers }).join();
      expect(notes(true)).toContain('names no component of this run: it shows them only to the owner of the flow.');
      // It may have another reason.
      expect(notes(false)).toBe('The server names no component of this run. The answer is whole.');
    },
  );

  it.each(recordedStreams().filter(({ name }) => /^v2-chat-1/.test(name)))(
    'is not reported where components are named: $name',
    async (recording) => {
      const run = await replayRecording(recording);
      const [input] = run.inputs;
      expect(input && noteSentences(run, input, { missing: [], repeated: null, isOthers: true })).toEqual([]);
    },
  );
});
