import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#contract/json.ts';
import { recordedResult } from '../testing/run-of.ts';
import { readBlocks } from './content-blocks.ts';
import { readContent } from './result-content.ts';

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((current, key) => Reflect.get(Object(current), key), value);
}

describe('readBlocks', () => {
  it('reads every recorded kind, with its path', () => {
    const result = recordedResult('message-with-content-blocks');
    const [block] = readContent(result).blocks;
    expect(block?.title).toBe('Agent Steps');
    expect(block?.parts.map(({ kind, title }) => [kind, title])).toEqual([
      ['text', 'Text'],
      ['tool', 'calc'],
      ['code', 'Code'],
      ['json', 'JSON'],
      ['error', 'Error'],
      ['text', 'Output'],
    ]);
    expect(block?.parts[1]).toMatchObject({ durationMs: 5, input: { q: '1+1' }, output: '2', error: null });
    expect(block?.parts[4]).toMatchObject({ text: 'Calc\nbad sum' });
    for (const part of block?.parts ?? []) expect(at(result, part.path)).toBeTypeOf('object');
    expect(at(result, block?.parts[2]?.path ?? [])).toMatchObject({ code: 'print(1)' });
  });

  it('leaves out a block that repeats the text of its message', () => {
    const message: JsonObject = { text: 'hi', content_blocks: [{ type: 'text', contents: [], text: 'hi' }] };
    expect(readBlocks(message, [])).toEqual([]);
  });

  it('shows an unknown part as JSON, and accepts invalid values', () => {
    const odd: JsonObject = { content_blocks: [{ contents: [{ type: 'hologram', at: 1 }, 7] }, 'x', null] };
    expect(readBlocks(odd, [])).toMatchObject([
      {
        title: 'Content',
        parts: [
          { kind: 'json', title: 'hologram' },
          { kind: 'json', value: 7 },
        ],
      },
    ]);
    expect(readBlocks({ content_blocks: 'x' }, [])).toEqual([]);
    expect(readBlocks(null, [])).toEqual([]);
  });
});

describe('readFacts', () => {
  it('reads sender, source and flags, with their paths', () => {
    const result = recordedResult('message-with-error-flag');
    const { facts, isError } = readContent(result);
    expect(isError).toBe(true);
    expect(facts).toMatchObject({ sender: 'AI (Machine)', source: 'Rich Maker', isEdited: false });
    expect(facts?.details.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['sender', 'sender_name', 'session_id', 'category', 'source', 'state']),
    );
    for (const { path } of facts?.details ?? []) expect(at(result, path)).not.toBeUndefined();
  });

  it('recognises an edit in either form', () => {
    const message = (data: JsonObject) => ({ results: { message: { text_key: 'text', data, text: 'x' } } });
    expect(readContent(message({ sender: 'User', edit: true, text: 'x' })).facts?.isEdited).toBe(true);
    expect(readContent(message({ sender: 'User', properties: { edited: true }, text: 'x' })).facts?.isEdited).toBe(
      true,
    );
    expect(readContent(message({ sender: 'User', text: 'x' })).facts?.isEdited).toBe(false);
  });

  it('is plain if the AI wrote it under no name of its own, and nobody edited it', () => {
    const isPlain = (data: JsonObject) =>
      readContent({ results: { message: { text_key: 'text', data, text: 'x' } } }).facts?.isPlain;
    expect(isPlain({ sender: 'Machine', sender_name: 'AI', text: 'x' })).toBe(true);
    expect(isPlain({ sender: 'Machine', sender_name: 'AI', edit: true, text: 'x' })).toBe(false);
    expect(isPlain({ sender: 'Machine', sender_name: 'Robin', text: 'x' })).toBe(false);
    expect(isPlain({ sender: 'User', sender_name: 'User', text: 'x' })).toBe(false);
  });

  it('is null for Data', () => {
    expect(readContent(recordedResult('data-node-selected')).facts).toBeNull();
  });
});
