import { describe, expect, it } from 'vitest';
import { filledTemplate, markPrompts, promptOf } from './filled-template.ts';

const shown = (...parameters: Parameters<typeof filledTemplate>) =>
  filledTemplate(...parameters).map(({ text, variable, isUnfilled }) =>
    variable === null ? text : `[${variable}${isUnfilled ? '!' : `=${text}`}]`,
  );

describe('a filled template', () => {
  it.each<[string, string, object, string | null, string[]]>([
    ['a text', 'Hi {guest}', { guest: 'Ada' }, null, ['Hi ', '[guest=Ada]']],
    ['a message', 'Hi {guest}!', { guest: { text: 'Ada', sender: 'User' } }, null, ['Hi ', '[guest=Ada]', '!']],
    ['no value', 'Hi {guest}', { guest: '' }, null, ['Hi ', '[guest!]']],
    ['double braces', '{{a}} {b}', { a: 'x', use_double_brackets: true }, 'x {b}', ['[a=x]', ' {b}']],
    ['escaped braces', '{{b}} {a}', { a: 'x' }, null, ['{b} ', '[a=x]']],
    ['a format', 'At {a:>4}.', { a: 'x' }, 'At    x.', ['At ', '[a=   x]', '.']],
    ['an escape in the value', '{a}: {b}', { a: 'x\\ny', b: 'z' }, 'x\ny: z', ['[a=x\ny]', ': ', '[b=z]']],
    ['a broken template', 'Hi {guest', { guest: 'Ada' }, null, ['Hi {guest']],
    ['neighbours', '{a!r}{b}', { a: 'x', b: 'y' }, "'x'y", ['[a=x]', '[b=y]']],
  ])('has %s', (_, template, values, made, parts) => {
    expect(shown(template, { ...values } as never, made)).toEqual(parts);
  });
});

describe('a prompt in a message', () => {
  const fields = [{ component: 'Prompt-p', name: 'template', type: 'prompt', from: [] }];
  const prompt = promptOf(
    { fields },
    {
      ...{ component: 'Prompt-p', name: 'Prompt', startMs: 0, endMs: 1, calls: [] },
      received: { template: 'Greet {guest} and {other}', guest: 'Ada', other: '' },
      gave: { prompt: { text: 'Greet Ada and ' } },
    },
  );

  it('is found with its variables', () => {
    const parts = markPrompts('So: Greet Ada and ', prompt ? [prompt] : []);
    expect(parts.map(({ text, variable }) => [text, variable])).toEqual([
      ['So: ', null],
      ['Greet ', null],
      ['Ada', 'guest'],
      [' and ', null],
    ]);
    expect(parts[2]?.prompt).toBe(prompt);
  });

  it('leaves another text as it is', () => {
    expect(markPrompts('Nothing of it', prompt ? [prompt] : [])).toMatchObject([
      { text: 'Nothing of it', prompt: null },
    ]);
  });
});
