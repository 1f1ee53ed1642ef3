import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ResultData, resultDataSchema } from '#contract/run-response.ts';
import { readRecording } from '#contract/testing/recordings.ts';
import { readContent } from './result-content.ts';

const recorded = z.record(z.string(), z.unknown()).parse(readRecording('outputs-by-type.json'));

function resultOf(name: string): ResultData {
  return z.looseObject({ result: resultDataSchema }).parse(recorded[name]).result;
}

function at(value: unknown, path: readonly (string | number)[] | null): unknown {
  return (path ?? ['nowhere']).reduce<unknown>((current, key) => Reflect.get(Object(current), key), value);
}

describe('readContent of recorded answers', () => {
  it.each(['message', 'text-output', 'message-markdown', 'file-component'])(
    'finds the text of %s at its path',
    (name) => {
      const result = resultOf(name);
      const { text, textPath, data } = readContent(result);
      expect(text).not.toBeNull();
      expect(at(result, textPath)).toBe(text);
      expect(data).toBeNull();
    },
  );

  it('uses the shortest path to the text', () => {
    expect(readContent(resultOf('message')).textPath).toEqual(['results', 'message', 'text']);
    expect(readContent(resultOf('text-output')).textPath).toEqual(['results', 'text', 'text']);
  });

  it('finds the text in seven older releases', () => {
    const older = z.array(z.looseObject({ result: resultDataSchema })).parse(recorded['message-in-older-versions']);
    for (const { result } of older) {
      const { text, textPath } = readContent(result);
      expect(text).toBe('hello there');
      expect(at(result, textPath)).toBe(text);
    }
  });

  it('reads Data as data, not as text', () => {
    const result = resultOf('data-node-selected');
    const { text, data } = readContent(result);
    expect(text).toBeNull();
    expect(data).toMatchObject({ value: { a: 1, b: [true, null], c: 'x' }, foundAs: null });
    expect(at(result, data?.path ?? null)).toBe(data?.value);
  });

  it('reads a DataFrame as a list of rows', () => {
    const { data } = readContent(resultOf('dataframe-node-selected (Split Text)'));
    expect(data?.value).toMatchObject([{ text: 'one' }, { text: 'two' }, { text: 'three' }]);
  });

  it('finds JSON that Chat Output wrote into a code block', () => {
    const { text, data } = readContent(resultOf('chat-output-fed-by-data'));
    expect(text).toContain('```json');
    expect(data).toMatchObject({ foundAs: 'json', path: null, value: { text: 'hello d', n: 1, obj: { a: 'b' } } });
  });

  it('finds a table that Chat Output wrote as Markdown', () => {
    const { data } = readContent(resultOf('chat-output-fed-by-dataframe'));
    expect(data).toMatchObject({ foundAs: 'markdown-table' });
    expect(data?.value).toEqual([
      { name: 'Ada', age: 36, ok: 'True' },
      { name: 'Bob', age: 'nan', ok: 'False' },
    ]);
  });

  it('keeps the text of a component with several outputs', () => {
    expect(readContent(resultOf('several-outputs-node-selected'))).toMatchObject({ data: null });
    expect(readContent(resultOf('several-outputs-node-selected')).text).toContain('# Title');
  });

  it('lists the image of a message once, with its name', () => {
    expect(readContent(resultOf('message-with-image-file')).files).toEqual([
      {
        path: '0000000b-0000-4000-8000-00000000000b/2026-11-24_23-23-27_dot.png',
        name: '2026-11-24_23-23-27_dot.png',
        kind: 'image',
        type: 'image/png',
        isRemote: false,
      },
    ]);
  });

  it('recognises an error message', () => {
    expect(readContent(resultOf('message-with-error-flag')).isError).toBe(true);
    expect(readContent(resultOf('message')).isError).toBe(false);
  });
});

describe('readContent of other shapes', () => {
  it('reads the type of a file from its name if the message has a generic type', () => {
    const files = [
      { path: 'f/a.png', name: 'a.png', type: 'application/octet-stream' },
      { path: 'f/b', name: 'b', type: 'application/octet-stream' },
    ];
    const { files: found } = readContent({ messages: [{ message: '', files }] });
    expect(found).toMatchObject([
      { kind: 'image', type: 'image/png' },
      { kind: 'other', type: '' },
    ]);
  });

  it('reads name and type of a remote file from its path', () => {
    const files = ['https://a.test/img/cat.png?of=me/b.pdf#c', 'https://a.test/album/', 'f/what.png?.txt'];
    const { files: found } = readContent({ messages: [{ message: '', files }] });
    expect(found).toMatchObject([
      { path: files[0], name: 'cat.png', kind: 'image', type: 'image/png', isRemote: true },
      { path: files[1], name: files[1], kind: 'other', isRemote: true },
      { path: files[2], name: 'what.png?.txt', type: 'text/plain', isRemote: false },
    ]);
  });

  it('reads a Data object under results', () => {
    const { data, text } = readContent({ results: { data: { text_key: 'text', data: { a: 1 }, default_value: '' } } });
    expect(data).toEqual({ value: { a: 1 }, path: ['results', 'data', 'data'], foundAs: null });
    expect(text).toBeNull();
  });

  it('reads rows under results', () => {
    const { data } = readContent({ results: { dataframe: [{ a: 1 }] } });
    expect(data).toEqual({ value: [{ a: 1 }], path: ['results', 'dataframe'], foundAs: null });
  });

  it('reports tokens if the server counts them', () => {
    expect(readContent({ token_usage: { input_tokens: 3, output_tokens: 4 } }).tokens).toEqual({
      input: 3,
      output: 4,
      total: 7,
    });
    expect(readContent({ token_usage: null }).tokens).toBeNull();
  });

  it.each(['a {"b": 1} c', '{broken}', '[]', '{}', '"text"', '| a |\n| - |', '| a | a |\n|---|---|\n| 1 | 2 |'])(
    'leaves %j as text',
    (text) => {
      expect(readContent({ outputs: { message: { message: text, type: 'text' } } })).toMatchObject({
        text,
        data: null,
      });
    },
  );

  it('does not read deep nesting as data', () => {
    const text = '['.repeat(300) + ']'.repeat(300);
    expect(readContent({ outputs: { message: { message: text } } }).data).toBeNull();
  });
});
