// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderPage } from '../../testing/render-page.tsx';
import { TextArea } from './text-area.tsx';
import { isTooLong } from './too-long.ts';

afterEach(cleanup);

const LONG = 'word '.repeat(50_000);

function Field({ start }: { start: string }) {
  const [text, setText] = useState(start);
  return (
    <>
      <TextArea aria-label="Question" value={text} onText={setText} />
      <output aria-label="Characters">{text.length}</output>
    </>
  );
}

const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Question' });
const characters = () => Number(screen.getByRole('status', { name: 'Characters' }).textContent);

it.each([
  ['short', 'a', false],
  ['200,000 characters', 'x'.repeat(200_000), false],
  ['more', 'x'.repeat(200_001), true],
  ['5,000 lines', 'line\n'.repeat(4_999), false],
  ['one line more', 'line\n'.repeat(5_000), true],
])('a text is checked for being too long for a text area: %s', (_, text, expected) => {
  expect(isTooLong(text)).toBe(expected);
});

describe('a text area', () => {
  it('shows a very long text read-only, and offers it again after Remove', async () => {
    const { user } = renderPage(<Field start={LONG} />);
    expect(await screen.findByText('250 kB, too long to edit here')).toBeDefined();
    expect((await field()).getAttribute('aria-readonly')).toBe('true');
    await user.click(screen.getByRole('button', { name: 'Remove text of Question' }));
    await user.type(await field(), 'a');
    expect(screen.queryByRole('button', { name: 'Undo remove' })).toBeNull();
    await user.clear(await field());
    await user.click(screen.getByRole('button', { name: 'Undo remove' }));
    expect(characters()).toBe(LONG.length);
  });

  it('replaces the selection by a pasted text, without laying out a long one', async () => {
    renderPage(<Field start="before [here] after" />);
    const area = await field();
    area.setSelectionRange(7, 13);
    const paste = (text: string) => fireEvent.paste(area, { clipboardData: { getData: () => text } });
    // The browser itself inserts a short one.
    expect(paste('short')).toBe(true);
    expect(paste(LONG)).toBe(false);
    expect(await screen.findByText('250 kB, too long to edit here')).toBeDefined();
    expect(characters()).toBe('before  after'.length + LONG.length);
  });
});
