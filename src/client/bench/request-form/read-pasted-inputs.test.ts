import { describe, expect, it } from 'vitest';
import { readPastedInputs } from './read-pasted-inputs.ts';

function values(text: string): string[] {
  return readPastedInputs(text).inputs.map(({ value }) => value);
}

describe('readPastedInputs', () => {
  it('makes an input of each line and skips blank lines', () => {
    expect(values('red\r\n\n  \ngreen\nblue\n')).toEqual(['red', 'green', 'blue']);
  });

  it('keeps commas and quotes of a sentence', () => {
    expect(values('Hello, world\nShe said "no", twice')).toEqual(['Hello, world', 'She said "no", twice']);
  });

  it('reads CSV when the first row names a value column', () => {
    const { inputs, readAs } = readPastedInputs(
      'type,input_value,components\nchat,"a, with\na break",Chat Input; ChatInput-1\nodd,b,\n',
    );
    expect(inputs).toMatchObject([
      { value: 'a, with\na break', type: 'chat', components: ['Chat Input', 'ChatInput-1'] },
      { value: 'b', type: 'any', components: [] },
    ]);
    expect(readAs).toBe('2 inputs from CSV: input_value, components, type');
  });

  it('reads tabs from a spreadsheet', () => {
    expect(values('value\ttype\none\ttext\ntwo\tchat')).toEqual(['one', 'two']);
  });

  it.each([
    ['lines', 'line\n'.repeat(10_001)],
    ['rows', `value\n${'row\n'.repeat(10_001)}`],
  ])('adds nothing, and says why, for more %s than the form takes', (_, text) => {
    expect(readPastedInputs(text)).toEqual({
      inputs: [],
      readAs: 'These are more than 10,000 inputs, which is the most the form takes',
    });
    expect(readPastedInputs(text.slice(0, -5)).inputs).toHaveLength(10_000);
  });

  it('adds nothing for blank text', () => {
    expect(readPastedInputs(' \n ')).toEqual({ inputs: [], readAs: 'Nothing to add yet' });
  });
});
