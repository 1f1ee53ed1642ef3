import { describe, expect, it } from 'vitest';
import { openCommandFolder } from '../testing/call-command.ts';
import { addSummary, annotationsText } from './github.ts';

describe('annotations', () => {
  it('are escaped, so that an answer cannot be a command', () => {
    const text = annotationsText([
      { file: 'a,b:c.yaml', line: 3, title: 'x: 50%, y', message: 'one\n::error::two\r\n100%' },
    ]);
    expect(text).toBe('::error file=a%2Cb%3Ac.yaml,line=3,title=x%3A 50%25%2C y::one%0A::error::two%0D%0A100%25\n');
  });

  it('name only the first ten failures', () => {
    const many = Array.from({ length: 12 }, (_, line) => ({ file: 'a', line, title: 't', message: 'm' }));
    expect(annotationsText(many).split('\n')).toHaveLength(11);
  });
});

describe('the summary', () => {
  it('is added to that of the step, if there is one', async () => {
    const { path, read } = await openCommandFolder({ 'summary.md': 'before\n' });
    await addSummary({ GITHUB_STEP_SUMMARY: `${path}/summary.md` }, '# After');
    expect(await read('summary.md')).toBe('before\n# After\n');
    await addSummary({}, '# Nowhere');
    await addSummary({ GITHUB_STEP_SUMMARY: `${path}/no/summary.md` }, '# Nowhere');
  });
});
