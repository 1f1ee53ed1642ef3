import { describe, expect, it } from 'vitest';
import { checkVariables, variablesToSend } from './check-variables.ts';

function check(...rows: [name: string, value: string][]) {
  const values = new Map(rows.map(([, value], index) => [String(index), value]));
  const read = ({ id }: { id: string }) => values.get(id) ?? '';
  const checked = checkVariables(
    rows.map(([name], index) => ({ id: String(index), name })),
    read,
  );
  return { errors: checked.map(({ error }) => error), sent: variablesToSend(checked, read), checked };
}

describe('checkVariables', () => {
  it('sends names in upper case, with their values', () => {
    const { errors, sent } = check([' my_key ', 'a: b, "c" é'], ['X-2.a', '1']);
    expect(errors).toEqual([null, null]);
    expect(sent).toEqual([
      { name: 'MY_KEY', value: 'a: b, "c" é' },
      { name: 'X-2.A', value: '1' },
    ]);
  });

  it.each([
    ['a space', 'MY KEY'],
    ['a colon', 'MY:KEY'],
    ['what a shell reads', '`id`'],
    ['a letter that is not Latin', 'КЛЮЧ'],
    ['too many characters', 'A'.repeat(201)],
  ])('refuses a name with %s', (_case, name) => {
    const { errors, sent } = check([name, 'x']);
    expect(errors[0]?.part).toBe('name');
    expect(sent).toEqual([]);
  });

  it('refuses the second of a doubled name, and a value without a name', () => {
    const { errors, sent } = check(['KEY', 'a'], ['key', 'b'], ['', 'c'], ['', '']);
    expect(errors.map((error) => error?.part ?? null)).toEqual([null, 'name', 'name', null]);
    expect(sent).toEqual([{ name: 'KEY', value: 'a' }]);
  });

  it.each([
    ['a line break', 'a\r\nX-Other: b', 'Remove line breaks'],
    ['a tab', 'a\tb', 'and tabs'],
    ['a letter that is not Latin', 'ключ', 'only Latin letters'],
    ['a space at the start', ' a', 'Remove spaces'],
    ['a space at the end', 'a ', 'Remove spaces'],
    ['too many characters', 'x'.repeat(8_001), 'too long'],
  ])('refuses a value with %s, and says why', (_case, value, why) => {
    const error = { part: 'value', message: expect.stringContaining(why) };
    expect(check(['KEY', value])).toMatchObject({ errors: [error], sent: [] });
  });

  it('does not send a name without a value, which is no error', () => {
    const { errors, sent, checked } = check(['KEY', '']);
    expect([errors, sent, checked[0]?.hasValue]).toEqual([[null], [], false]);
  });
});
