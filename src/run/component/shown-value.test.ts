import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#contract/json.ts';
import { SECRET_MASK } from '#flow/secrets/mask-secrets.ts';
import { plainValue, shownValue, sizeOfValue } from './shown-value.ts';

const message = { text: 'hello', sender: 'User', sender_name: 'Ada', files: ['f/plan.pdf'] };
const traced = { text_key: 'text', text: 'hello', data: message };

describe('a value', () => {
  it.each<[string, JsonValue, string, string, string?]>([
    ['a text', 'one\ntwo', 'text', '7 B'],
    ['a number', 0, 'literal', ''],
    ['nothing', [], 'empty', ''],
    ['a secret', SECRET_MASK, 'secret', ''],
    ['a message', message, 'message', '5 B'],
    ['a message of a trace', traced, 'message', '5 B'],
    ['messages', [message, traced], 'messages', '2 messages'],
    ['a file', 'f/plan.pdf', 'file', '', 'file'],
    ['a picture', 'data:image/png;base64,AA==', 'file', ''],
    ['tools', [{ name: 'find', args_schema: '' }], 'names', ''],
    ['a table', [{ a: 1 }, { a: 2 }], 'table', '2 rows'],
    ['a record', { text: 'x', a: 1 }, 'json', '18 B'],
    ['a list', [1, 'x'], 'json', '7 B'],
  ])('is %s', (_, value, kind, size, type) => {
    const shown = shownValue(value, type);
    expect(shown.kind).toBe(kind);
    expect(sizeOfValue(value, shown)).toBe(size);
  });

  it('of messages has who said what', () => {
    expect(shownValue([message, traced])).toMatchObject({ text: 'Ada: hello\nAda: hello' });
    expect(shownValue(message)).toMatchObject({ text: 'hello', sender: 'Ada', files: [{ name: 'plan.pdf' }] });
  });

  it('is copied as its text, or as JSON', () => {
    expect([plainValue(traced), plainValue({ a: 1 }), plainValue('x')]).toEqual(['hello', '{\n  "a": 1\n}', 'x']);
  });
});
