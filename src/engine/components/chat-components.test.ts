/** Chat Input, Chat Output, Message History and Current Date: components that use the ports. */
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { collectRun } from '../testing/collect-run.ts';
import { recordedComponents } from '../testing/recorded-components.ts';
import { recordedFlow } from '../testing/recorded-flow.ts';
import { givenMessage, runOne } from '../testing/run-one.ts';
import { testPorts } from '../testing/test-ports.ts';
import { dataValue, frameValue, listValue, type Value } from '../values/values.ts';

describe('Chat Output', () => {
  const show = async (value: Value) => {
    const run = await runOne({ type: 'ChatOutput', received: { input_value: value } });
    return run.error ?? run.shown.message;
  };

  it.each([
    ['a message as it is', givenMessage('a\n\n\n\nb'), 'a\n\n\n\nb'],
    ['text without needless lines', { kind: 'text', text: 'a\n\n\n \nb' } as const, 'a\n\nb'],
    ['data as JSON', dataValue({ a: 1 }), '```json\n{\n  "a": 1\n}\n```'],
    ['a table as Markdown', frameValue([{ a: 1.5, b: 'x|y' }]), '|   a | b    |\n|----:|:-----|\n| 1.5 | x\\|y |'],
    ['several values on lines of their own', listValue([givenMessage('a'), dataValue({})]), 'a\n```json\n{}\n```'],
  ])('shows %s', async (_, value, text) => {
    expect(await show(value)).toBe(text);
  });

  it('refuses a value that is neither text nor data', async () => {
    expect(await show({ kind: 'json', value: 5 })).toBe('Expected Data or DataFrame or Message or str, got int');
  });

  it('needs an input', async () => {
    const { error } = await runOne({ type: 'ChatOutput', fields: { input_value: null } });
    expect(error).toBe('ChatOutput needs input_value: connect it or give it a value.');
  });

  it('stores nothing when storing is off', async () => {
    const ports = testPorts();
    await collectRun({
      index: recordedFlow('echo'),
      request: { tweaks: { should_store_message: false } },
      ports,
    });
    expect([...ports.conversations.keys()]).toEqual([]);
  });
});

describe('Message History', () => {
  const history = recordedFlow('translation/memory');
  const talk = (
    ports: ReturnType<typeof testPorts>,
    text: string,
    tweaks: Record<string, JsonValue> = {},
    session = 's',
  ) =>
    collectRun({
      index: history,
      request: {
        inputs: [{ input_value: text }],
        outputs: ['Memory-h1'],
        tweaks: { 'Memory-h1': tweaks, words: 1 },
        session_id: session,
      },
      ports,
      registry: recordedComponents,
    }).then(({ response }) => response.outputs?.[0]?.outputs[0]?.outputs?.messages_text);

  it('returns earlier messages, not the current one', async () => {
    const ports = testPorts();
    expect(await talk(ports, 'one')).toMatchObject({ message: '' });
    expect(await talk(ports, 'two')).toMatchObject({ message: 'User: one\nAI: [plain]' });
  });

  it('reads only its own flow', async () => {
    const ports = testPorts();
    await ports.memory.add('s', { id: 'x', flow_id: 'another', sender_name: 'Ann', text: 'elsewhere' });
    expect(await talk(ports, 'one')).toMatchObject({ message: '' });
  });

  it('reads only its own session', async () => {
    const ports = testPorts();
    await talk(ports, 'one', {}, 'a');
    expect(await talk(ports, 'two', {}, 'b')).toMatchObject({ message: '' });
  });

  it.each([
    ['the newest', { n_messages: 1 }, 'AI: [plain]'],
    ['none', { n_messages: 0 }, ''],
    ['the newest first', { order: 'Descending', n_messages: 2 }, 'AI: [plain]\nUser: two'],
    ['one side', { sender_type: 'User' }, 'User: one\nUser: two'],
  ])('tells %s', async (_, tweaks, message) => {
    const ports = testPorts();
    await talk(ports, 'one');
    await talk(ports, 'two');
    expect(await talk(ports, 'three', tweaks)).toMatchObject({ message });
  });

  it('gets a message that two Chat Outputs show only once', async () => {
    const ports = testPorts();
    await collectRun({
      index: recordedFlow('translation/fan'),
      request: { inputs: [{ input_value: 'hi' }], tweaks: { words: 2 }, session_id: 's' },
      ports,
      registry: recordedComponents,
    });
    expect(ports.conversations.get('s')?.map(({ text }) => text)).toEqual(['hi', '[plain] said']);
  });

  it('stores a message in store mode', async () => {
    const ports = testPorts();
    const run = await runOne({
      type: 'Memory',
      fields: { message: 'remember', mode: 'Store', sender: 'User', sender_name: 'Ann', session_id: '' },
      outputs: ['stored_messages'],
      ports,
      session: 's',
    });
    expect(run.shown.stored_messages).toBe('remember');
    expect(ports.conversations.get('s')).toMatchObject([{ text: 'remember', sender: 'User', sender_name: 'Ann' }]);
  });
});

describe('Current Date', () => {
  it.each([
    ['UTC', 'Current date and time in UTC: 2026-11-24 23:36:03 UTC'],
    ['Europe/Berlin', 'Current date and time in Europe/Berlin: 2026-11-25 00:36:03 CET'],
    ['America/New_York', 'Current date and time in America/New_York: 2026-11-24 18:36:03 EST'],
    ['Asia/Dubai', 'Current date and time in Asia/Dubai: 2026-11-25 03:36:03 +04'],
    ['Asia/Kolkata', 'Current date and time in Asia/Kolkata: 2026-11-25 05:06:03 IST'],
    ['Mars/Base', "Error: 'No time zone found with key Mars/Base'"],
  ])('shows the time in %s: %s', async (timezone, text) => {
    expect((await runOne({ type: 'CurrentDate', fields: { timezone } })).shown.current_date).toBe(text);
  });
});
