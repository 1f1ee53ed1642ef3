// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openForm as open } from '../../testing/open-form.tsx';
import { stubLayout } from '../../testing/stub-layout.ts';

// A form has many controls, which render slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });
beforeEach(stubLayout);
afterEach(() => {
  cleanup();
  localStorage.clear();
  vi.unstubAllGlobals();
});

describe('the form and the JSON', () => {
  it('are one document: the form shows what is written in the JSON', async () => {
    const { kinds, restore } = open();
    restore('{ "Kinds": { "count": { "value": 3 } } }');
    const field = await kinds().findByRole<HTMLInputElement>('spinbutton', { name: 'count' });
    await expect.poll(() => field.value).toBe('3');
  });

  it('reset one field and leave the others, comments included', async () => {
    const { user, kinds, draftText } = open('{\n  "Kinds-k": {\n    "count": 3,\n    // why\n    "plain": "x"\n  }\n}');
    await user.click(kinds().getByRole('button', { name: 'Reset count' }));
    expect(draftText()).toBe('{\n  "Kinds-k": {\n    // why\n    "plain": "x"\n  }\n}');
    expect(kinds().queryByRole('button', { name: 'Reset count' })).toBeNull();
    expect(kinds().getByRole('spinbutton', { name: 'count' })).toBe(document.activeElement);
  });

  it('mark a bare key as such, and change its value without moving it', async () => {
    const { user, kinds, other, sent } = open('{ "plain": "both" }');
    expect(kinds().getByText('Set by the field name alone, in 2 components')).toBeTruthy();
    await user.type(other().getByRole('textbox', { name: 'plain' }), '!');
    expect(sent()).toEqual({ plain: 'both!' });
    expect(kinds().getByRole<HTMLInputElement>('textbox', { name: 'plain' }).value).toBe('both!');
  });

  it('have one undo', async () => {
    const onHistory = vi.fn((_direction: 'undo' | 'redo') => true);
    const { user, kinds } = open('{}', { onHistory });
    await user.click(kinds().getByRole('switch', { name: 'flag' }));
    await user.keyboard('{Control>}z{/Control}');
    expect(onHistory).toHaveBeenLastCalledWith('undo');
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(onHistory).toHaveBeenLastCalledWith('redo');
  });

  it.each([
    ['combobox', 'words', 'half'],
    ['combobox', 'one_of_many', 'o1'],
    ['spinbutton', 'count', '-'],
    ['textbox', 'map', '{{'],
  ])('leave undo of incomplete text to the %s %s', async (role, name, typed) => {
    const onHistory = vi.fn((_direction: 'undo' | 'redo') => true);
    const { user, kinds } = open('{}', { onHistory });
    await user.type(kinds().getByRole(role, { name }), typed);
    await user.keyboard('{Control>}z{/Control}');
    expect(onHistory).not.toHaveBeenCalled();
  });

  it.each([
    ['combobox', 'words', 'whole{Enter}'],
    ['combobox', 'one_of_many', ''],
  ])('undo an edit if the %s %s has no incomplete text', async (role, name, typed) => {
    const onHistory = vi.fn((_direction: 'undo' | 'redo') => true);
    const { user, kinds } = open('{}', { onHistory });
    const field = kinds().getByRole(role, { name });
    if (typed === '') await user.click(field);
    else await user.type(field, typed);
    await user.keyboard('{Control>}z{/Control}');
    expect(onHistory).toHaveBeenCalledWith('undo');
  });

  it('link to the line while the text is not valid, and show the fields again when it is', async () => {
    const { user, restore, target } = open('{\n  "a": {\n');
    expect(screen.getByRole('heading', { name: 'The tweaks are not valid JSON' })).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Find a field' })).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Go to line \d$/ }));
    expect(target()).toEqual({ kind: 'tweaks', line: expect.any(Number), document: null });
    restore('{}');
    await screen.findByRole('textbox', { name: 'Find a field' });
  });
});

describe('a field that has nothing to edit', () => {
  it('says why', async () => {
    const { user, kinds } = open();
    await user.click(kinds().getByRole('button', { name: 'Advanced fields of Kinds Kinds-k' }));
    expect(kinds().getByText('Source sets this field through a connection.')).toBeTruthy();
    expect(kinds().getByText('Protected. Edit it in Langflow.')).toBeTruthy();
    expect(kinds().queryByText('unseen')).toBeNull();
  });

  it('is listed with its verdict if a tweak names it, so that the tweak can be removed', async () => {
    const { user, kinds, sent } = open('{ "Kinds-k": { "unseen": "x", "code": "y", "count": 1 } }');
    await kinds().findByText(/the server will refuse this run/);
    await user.click(kinds().getByRole('button', { name: 'Reset code' }));
    await user.click(kinds().getByRole('button', { name: 'Reset unseen' }));
    expect(sent()).toEqual({ 'Kinds-k': { count: 1 } });
    // The row is gone, but the component is still there.
    expect(screen.getByRole('group', { name: 'Kinds Kinds-k' }).contains(document.activeElement)).toBe(true);
  });
});

describe('the verdicts of the report', () => {
  it('are shown at each field, with the problem and a link to the line', async () => {
    open('{\n  "Kinds-k": {\n    "heat": 9,\n    "choice": "z",\n    "fed": "x"\n  },\n  "Nope": { "a": 1 }\n}');
    const row = (name: string) => screen.getByRole('button', { name }).closest('[data-state]');
    await screen.findByRole('button', { name: 'Go to line 3, heat' });
    expect(row('Go to line 3, heat')?.textContent).toContain('Outside 0 to 2');
    expect(row('Go to line 3, heat')?.getAttribute('data-state')).toBe('applied');
    expect(row('Go to line 5, fed')?.getAttribute('data-state')).toBe('overridden');
    expect(screen.getByText('One tweak reaches no field of this flow.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Go to line 7' })).toBeTruthy();
  });

  it('are part of the accessible description of a control', async () => {
    open('{ "Kinds-k": { "heat": 9 } }');
    const field = screen.getByRole('spinbutton', { name: 'heat' });
    await expect
      .poll(() => describedBy(field))
      .toMatch(/Float, 0 to 2\. Applied\. Outside 0 to 2\. The flow’s value: 0\.2/);
  });
});

function describedBy(element: HTMLElement): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

function Tabs({ form }: { form: ReactNode }) {
  const [isShown, setShown] = useState(true);
  return (
    <>
      <button type="button" onClick={() => setShown(!isShown)}>
        Another tab
      </button>
      {isShown && form}
    </>
  );
}

describe('finding a field', () => {
  it('keeps the search when the form is shown again', async () => {
    const { user, kinds, other } = open('{ "Kinds-k": { "plain": "x" }, "Other-o": { "plain": "y" } }', {
      frame: (form) => <Tabs form={form} />,
    });
    const search = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Find a field' });
    await user.type(search(), 'plain');
    await user.click(screen.getByRole('radio', { name: 'Tweaked' }));
    await user.click(kinds().getByRole('button', { name: 'Kinds Kinds-k' }));
    await user.click(screen.getByRole('button', { name: 'Another tab' }));
    expect(screen.queryByRole('region', { name: 'Tweak form' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Another tab' }));
    expect(search().value).toBe('plain');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Tweaked' }).checked).toBe(true);
    expect(kinds().getByRole('button', { name: 'Kinds Kinds-k' }).getAttribute('aria-expanded')).toBe('false');
    expect(other().getByRole('textbox', { name: 'plain' })).toBeTruthy();
  });

  it('searches names of fields and components', async () => {
    const { user } = open();
    await user.type(screen.getByRole('textbox', { name: 'Find a field' }), 'other pla');
    await expect.poll(() => screen.queryByRole('group', { name: 'Kinds Kinds-k' })).toBeNull();
    expect(screen.getByRole('textbox', { name: 'plain' })).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Find a field' }), ' nothing');
    await screen.findByText('No field has this name.');
  });

  it('shows only tweaked fields on demand, and keeps the focused field', async () => {
    const { user, kinds, sent } = open('{ "Kinds-k": { "flag": true } }');
    await user.click(screen.getByRole('radio', { name: 'Tweaked' }));
    expect(kinds().queryByRole('textbox', { name: 'plain' })).toBeNull();
    await user.click(kinds().getByRole('switch', { name: 'flag' }));
    expect(sent()).toEqual({});
    expect(kinds().getByRole('switch', { name: 'flag' })).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'All fields' }));
    await user.click(screen.getByRole('radio', { name: 'Tweaked' }));
    await screen.findByText('No field is tweaked.');
  });

  it('collapses a component, and all components', async () => {
    const { user, kinds, other } = open();
    await user.click(kinds().getByRole('button', { name: 'Kinds Kinds-k' }));
    expect(kinds().queryByRole('textbox')).toBeNull();
    expect(other().getByRole('textbox', { name: 'plain' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Fold all components' }));
    expect(screen.queryByRole('textbox', { name: 'plain' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Unfold all components' }));
    expect(other().getByRole('textbox', { name: 'plain' })).toBeTruthy();
  });

  it('shows the description of a field, and hides advanced fields at first', async () => {
    const { user, kinds } = open();
    expect(kinds().getByText('How much of it.').textContent).toBe('How much of it.');
    expect(kinds().queryByText('Source sets this field through a connection.')).toBeNull();
    await user.click(kinds().getByRole('button', { name: 'Advanced fields of Kinds Kinds-k' }));
    expect(kinds().getByText('Source sets this field through a connection.')).toBeTruthy();
    await user.click(kinds().getByRole('button', { name: 'Advanced fields of Kinds Kinds-k' }));
    expect(kinds().queryByText('Source sets this field through a connection.')).toBeNull();
  });
});
