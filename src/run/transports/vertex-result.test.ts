import { describe, expect, it } from 'vitest';
import { createMessageLog } from '#contract/answers/stream-messages.ts';
import { readResultText } from '#contract/run-response.ts';
import type { StreamExpectation } from '../model/request-plan.ts';
import { readVertexResult } from './vertex-result.ts';

const expectation: StreamExpectation = { outputs: [], order: ['ChatOutput-o1'], chatOutputs: {}, echoed: {} };
const long = 'x'.repeat(8000);
const cut = `${long.slice(0, 6000)}...`;

function vertex(data: object, meta: object = {}) {
  return {
    build_data: { id: 'ChatOutput-o1', valid: true, data: { message: 'copy', ...data } },
    output_meta: { component_id: 'ChatOutput-o1', display_name: 'Chat Output', is_output: true, ...meta },
  };
}

const message = (text: string) => ({
  results: { message: { text_key: 'text', data: { text, id: 'm1', sender: 'Machine', files: [] }, text } },
  outputs: { message: { message: text, type: 'text' } },
  artifacts: { message: text, type: 'object' },
});

describe('readVertexResult', () => {
  it('gives the result the shape of run/advanced', () => {
    const log = createMessageLog(expectation);
    expect(readVertexResult(vertex({ ...message('hello'), duration: '1 ms' }), expectation, log)).toEqual({
      is_cut: false,
      result: {
        ...message('hello'),
        duration: '1 ms',
        component_id: 'ChatOutput-o1',
        component_display_name: 'Chat Output',
        messages: [
          {
            message: 'hello',
            sender: 'Machine',
            sender_name: 'AI',
            session_id: '',
            stream_url: null,
            component_id: 'ChatOutput-o1',
            files: [],
            type: 'text',
          },
        ],
      },
    });
  });

  it('leaves out outputs that were not requested, by id and by name', () => {
    const log = createMessageLog(expectation);
    const ask = (outputs: string[], meta = {}) =>
      readVertexResult(vertex(message('hello'), meta), { ...expectation, outputs }, log) !== null;
    expect(ask([])).toBe(true);
    expect(ask([], { is_output: false })).toBe(false);
    expect(ask(['ChatOutput-o1'], { is_output: false })).toBe(true);
    expect(ask(['Chat Output'])).toBe(true);
    expect(ask(['Other'])).toBe(false);
  });

  it('restores a long text from the message with the complete text', () => {
    const log = createMessageLog(expectation);
    log.add({ id: 'm1', source: 'Model-m1', text: long, sessionId: 's' });
    const found = readVertexResult(vertex(message(cut)), expectation, log);
    expect(found?.is_cut).toBe(false);
    expect(found && readResultText(found.result)).toBe(long);
    expect(JSON.stringify(found)).not.toContain('...');
  });

  it('uses the latest text of the message, even if it is shorter than the streamed text', () => {
    const log = createMessageLog(expectation);
    const say = (text: string) => log.add({ id: 'm1', source: 'Model-m1', text, sessionId: 's' });
    const found = () => {
      const vertexResult = readVertexResult(vertex(message(cut)), expectation, log);
      return vertexResult && readResultText(vertexResult.result);
    };
    say('y');
    for (const chunk of ['y', 'y'.repeat(9_000)]) log.token({ chunk, id: 'm1' });
    expect(found()).toBe('y'.repeat(9_001));
    say(long);
    expect(found()).toBe(long);
    log.token({ chunk: ' and more', id: 'm1' });
    expect(found()).toBe(`${long} and more`);
  });

  it('marks a text or list as cut if it cannot be restored', () => {
    const log = createMessageLog(expectation);
    expect(
      readVertexResult(vertex({ results: {}, outputs: { out: { message: cut } } }), expectation, log)?.is_cut,
    ).toBe(true);
    const rows = [...Array.from({ length: 1000 }, () => 1), '... [truncated 5 items]'];
    expect(readVertexResult(vertex({ results: { rows } }), expectation, log)?.is_cut).toBe(true);
    expect(readVertexResult(vertex({ results: { text: 'and so on...' } }), expectation, log)?.is_cut).toBe(false);
  });
});
