import { describe, expect, it } from 'vitest';
import { recordedStreams } from '#contract/testing/recordings.ts';
import { createFrameReader } from './read-frame.ts';

function facts(name: string) {
  const recording = recordedStreams().find((stream) => stream.name === name);
  const reader = createFrameReader();
  return (recording?.frames ?? []).map(({ raw }) => reader.read(raw));
}

describe('createFrameReader', () => {
  it('reads kind, component and text of Langflow’s run stream', () => {
    const frames = facts('run-chat-1.13.0');
    expect(frames.map(({ kind, component }) => [kind, component])).toEqual([
      ['add_message', null],
      ['add_message', 'EchoLLM-m1'],
      ...Array.from({ length: 7 }, () => ['token', 'EchoLLM-m1']),
      ['add_message', 'EchoLLM-m1'],
      ['add_message', 'EchoLLM-m1'],
      ['end', null],
    ]);
    expect(frames[0]?.summary).toBe('hi');
    expect(frames[3]?.summary).toBe('You ');
  });

  it('distinguishes two models in one stream', () => {
    const tokens = facts('run-two-models-1.13.0').filter(({ kind }) => kind === 'token');
    expect(new Set(tokens.map(({ component }) => component))).toEqual(new Set(['EchoLLM-m1', 'EchoLLM-m2']));
  });

  it('reads the components of the workflows route', () => {
    const ends = facts('v2-chat-1.13.0').filter(({ kind }) => kind === 'end_vertex');
    expect(ends.map(({ component }) => component)).toEqual([
      'ChatInput-q1',
      'Prompt-p1',
      'EchoLLM-m1',
      'ChatOutput-o1',
    ]);
  });

  it.each([
    [
      'an event of the embedded engine',
      'data: {"event":"text-delta","at":3,"input":1,"component":"M","chunk":"a"}\n\n',
      { kind: 'text-delta', component: 'M', input: 1, summary: 'a' },
    ],
    [
      'one without text',
      'data: {"event":"component-start","at":3,"input":0,"component":"M"}\n\n',
      { kind: 'component-start', component: 'M', input: 0, summary: '' },
    ],
    [
      'data over several lines',
      'event: x\ndata: {"event":\ndata: "run-end", "session_id": "s"}\n\n',
      { kind: 'run-end', summary: '{"session_id":"s"}' },
    ],
    ['a comment', ': keep-alive\n\n', { kind: 'comment', component: null, summary: ': keep-alive' }],
    ['an incomplete frame', 'data: {"event": "text-del', { kind: 'not JSON', summary: '{"event": "text-del' }],
    ['plain text', 'Bad gateway', { kind: 'not JSON', summary: 'Bad gateway' }],
    ['a whole reply', '{"session_id": "s", "outputs": []}', { kind: 'reply' }],
    [
      'the agui protocol',
      'data: {"type": "TEXT_MESSAGE_CONTENT", "delta": "hi"}\n\n',
      { kind: 'TEXT_MESSAGE_CONTENT', summary: 'hi' },
    ],
  ])('reads %s', (_, raw, expected) => {
    expect(createFrameReader().read(raw)).toMatchObject(expected);
  });

  it('cuts a long summary', () => {
    const { summary } = createFrameReader().read(`data: {"event":"text-delta","chunk":"${'a'.repeat(5000)}"}\n\n`);
    expect(summary).toHaveLength(240);
  });
});
