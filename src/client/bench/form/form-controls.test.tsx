// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
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

describe('the control of a field', () => {
  it('is a line of text, whose tweak is removed when it equals the flow’s value', async () => {
    const { user, kinds, sent, draftText } = open('{\n  // kept\n}');
    const field = kinds().getByRole<HTMLInputElement>('textbox', { name: 'plain' });
    expect(field.value).toBe('own');
    await user.type(field, 'er');
    expect(sent()).toEqual({ 'Kinds-k': { plain: 'owner' } });
    await user.type(field, '{Backspace}{Backspace}');
    expect(sent()).toEqual({});
    expect(draftText()).toContain('// kept');
    expect(field.value).toBe('own');
  });

  it('is a text area for several lines', async () => {
    const { user, kinds, sent } = open();
    const field = kinds().getByRole('textbox', { name: 'story' });
    expect(field.tagName).toBe('TEXTAREA');
    await user.type(field, '{Enter}more');
    expect(sent()).toEqual({ 'Kinds-k': { story: 'own\nstory\nmore' } });
  });

  it('is a number that is written when the text is a number', async () => {
    const { user, kinds, sent } = open();
    const field = kinds().getByRole<HTMLInputElement>('spinbutton', { name: 'count' });
    await user.clear(field);
    expect(sent()).toEqual({});
    await user.type(field, '-');
    expect(field.value).toBe('-');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await user.type(field, '12');
    expect(sent()).toEqual({ 'Kinds-k': { count: -12 } });
    await user.keyboard('{ArrowUp}');
    expect(sent()).toEqual({ 'Kinds-k': { count: -11 } });
    await user.clear(field);
    await user.tab();
    expect(field.value).toBe('-11');
  });

  it('is a number and a slider if the field has a range', async () => {
    const { user, kinds, sent } = open();
    const field = kinds().getByRole<HTMLInputElement>('spinbutton', { name: 'heat' });
    await user.clear(field);
    await user.type(field, '0.9');
    expect(sent()).toEqual({ 'Kinds-k': { heat: 0.9 } });
    const slider = kinds().getByRole('slider', { name: 'heat slider' });
    expect(slider.getAttribute('aria-valuenow')).toBe('0.9');
    slider.focus();
    await user.keyboard('{ArrowRight}');
    expect(sent()).toEqual({ 'Kinds-k': { heat: 1 } });
    expect(field.value).toBe('1');
  });

  it('is a switch', async () => {
    const { user, kinds, sent } = open();
    await user.click(kinds().getByRole('switch', { name: 'flag' }));
    expect(sent()).toEqual({ 'Kinds-k': { flag: true } });
    await user.click(kinds().getByRole('switch', { name: 'flag' }));
    expect(sent()).toEqual({});
  });

  it('is a list to choose from, or to type another value', async () => {
    const { user, kinds, sent } = open();
    await user.click(kinds().getByRole('combobox', { name: 'choice' }));
    await user.click(await screen.findByRole('option', { name: 'y' }));
    expect(sent()).toEqual({ 'Kinds-k': { choice: 'y' } });
    const other = kinds().getByRole('combobox', { name: 'open_choice' });
    await user.clear(other);
    await user.type(other, 'zz');
    expect(sent()).toEqual({ 'Kinds-k': { choice: 'y', open_choice: 'zz' } });
  });

  it('is a list of the models in the export, which sends the chosen one in Langflow’s format', async () => {
    const { user, kinds, sent } = open();
    const field = kinds().getByRole<HTMLInputElement>('combobox', { name: 'writer' });
    expect(field.value).toBe('demo (Demo)');
    await user.click(field);
    await user.click(await screen.findByRole('option', { name: 'small (Ours)' }));
    expect(sent()).toEqual({ 'Kinds-k': { writer: [{ name: 'small', provider: 'Ours', metadata: { length: 8 } }] } });
    expect(field.value).toBe('small (Ours)');
    await user.click(field);
    await user.click(await screen.findByRole('option', { name: 'demo (Demo)' }));
    expect(sent()).toEqual({});
  });

  it("is a list of the server's models, if the server runs the flow itself", async () => {
    const needs = { components: 3, needs_langflow: [], needs_model: [], models: ['smollm2', 'qwen3'] };
    const { user, kinds, sent } = open('{}', { needs });
    await user.click(kinds().getByRole('combobox', { name: 'writer' }));
    const names = screen.getAllByRole('option').map(({ textContent }) => textContent);
    expect(names).toEqual(expect.arrayContaining(['demo (Demo)', 'smollm2 (OpenAI)', 'qwen3 (OpenAI)']));
    await user.click(screen.getByRole('option', { name: 'smollm2 (OpenAI)' }));
    expect(sent()).toEqual({ 'Kinds-k': { writer: [{ name: 'smollm2', provider: 'OpenAI' }] } });
  });

  it.each([
    [
      'a model that the export does not list',
      '[{ "name": "other", "provider": "Theirs" }]',
      'combobox',
      'other (Theirs)',
    ],
    ['what is not one model as JSON', '["a", "b"]', 'textbox', '[\n  "a",\n  "b"\n]'],
  ])('shows %s', (_, writer, role, text) => {
    const { kinds } = open(`{ "Kinds-k": { "writer": ${writer} } }`);
    expect(kinds().getByRole<HTMLInputElement>(role, { name: 'writer' }).value).toBe(text);
  });

  it('is a list to choose several from, or to add to', async () => {
    const { user, kinds, sent } = open();
    await user.click(kinds().getByRole('combobox', { name: 'several' }));
    await user.click(await screen.findByRole('option', { name: 'b' }));
    expect(sent()).toEqual({ 'Kinds-k': { several: ['a', 'b'] } });
    await user.type(kinds().getByRole('combobox', { name: 'words' }), 'two, three{Enter}');
    expect(sent()).toEqual({ 'Kinds-k': { several: ['a', 'b'], words: ['one', 'two, three'] } });
  });

  it('hides a secret, and never shows the flow’s secret', async () => {
    const { user, kinds, sent, container } = open();
    const field = kinds().getByLabelText<HTMLInputElement>('api_key');
    expect(field.type).toBe('password');
    expect(field.value).toBe('');
    expect(field.placeholder).toBe('Set in the flow');
    expect(container.innerHTML).not.toContain('sk-flow-secret');
    await user.type(field, 'sk-mine');
    expect(sent()).toEqual({ 'Kinds-k': { api_key: 'sk-mine' } });
  });

  it('hides secrets that are not a text, and shows them only on demand', async () => {
    const { user, kinds, sent, container } = open();
    const field = (name: string) => kinds().getByLabelText<HTMLInputElement>(name, { selector: 'input' });
    expect([field('api_keys').type, field('pin').type]).toEqual(['password', 'password']);
    expect([field('api_keys').value, field('pin').value]).toEqual(['', '']);
    expect(container.innerHTML).not.toMatch(/sk-flow-listed|471147/);
    await user.type(field('api_keys'), '[["sk-1", "sk-2"]');
    await user.type(field('pin'), '1234');
    expect(sent()).toEqual({ 'Kinds-k': { api_keys: ['sk-1', 'sk-2'], pin: 1234 } });
    expect([field('api_keys').type, field('pin').type]).toEqual(['password', 'password']);
    await user.click(kinds().getByRole('button', { name: 'Show api_keys' }));
    expect([field('api_keys').type, field('pin').type]).toEqual(['text', 'password']);
    await user.clear(field('api_keys'));
    await user.type(field('api_keys'), '[["sk');
    expect(field('api_keys').getAttribute('aria-invalid')).toBe('true');
    expect(sent()).toEqual({ 'Kinds-k': { api_keys: ['sk-1', 'sk-2'], pin: 1234 } });
  });

  it('hides a value that is not a text in a secret text field', () => {
    const { kinds } = open('{ "Kinds-k": { "api_key": ["sk-mine"] } }');
    const field = kinds().getByLabelText<HTMLInputElement>('api_key', { selector: 'input' });
    expect([field.type, field.value]).toEqual(['password', '["sk-mine"]']);
  });

  it('is JSON for an object, and keeps the last value while it is broken', async () => {
    const { user, kinds, sent } = open();
    const field = kinds().getByRole<HTMLTextAreaElement>('textbox', { name: 'map' });
    await user.clear(field);
    await user.type(field, '{{"k": 2');
    expect(sent()).toEqual({});
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await user.type(field, '}');
    expect(sent()).toEqual({ 'Kinds-k': { map: { k: 2 } } });
  });

  it('keeps incomplete JSON while its row is not mounted', async () => {
    const { user, kinds } = open();
    const field = () => kinds().getByRole<HTMLTextAreaElement>('textbox', { name: 'map' });
    await user.clear(field());
    await user.type(field(), '{{"k": 2');
    const search = screen.getByRole('textbox', { name: 'Find a field' });
    await user.type(search, 'plain');
    await expect.poll(() => kinds().queryByRole('textbox', { name: 'map' })).toBeNull();
    await user.clear(search);
    await expect.poll(() => field().value).toBe('{"k": 2');
  });

  it('is a table, whose rows are edited in a dialog', async () => {
    const { user, kinds, sent } = open();
    const button = kinds().getByRole('button', { name: 'headers' });
    const description = document.getElementById(button.getAttribute('aria-describedby') ?? '');
    expect(description?.textContent).toMatch(/^1 row\. Table/);
    await user.click(button);
    const dialog = within(await screen.findByRole('dialog', { name: 'headers of Kinds' }));
    await user.type(dialog.getByRole('textbox', { name: 'Row 1, Value' }), '!');
    expect(sent()).toEqual({ 'Kinds-k': { headers: [{ key: 'a', value: 'b!' }] } });
    await user.click(dialog.getByRole('button', { name: 'Add row' }));
    await user.type(dialog.getByRole('textbox', { name: 'Row 2, Header' }), 'n');
    await user.click(dialog.getByRole('button', { name: 'Remove row 1' }));
    expect(sent()).toEqual({ 'Kinds-k': { headers: [{ key: 'n', value: '' }] } });
    await user.click(dialog.getByRole('button', { name: 'Remove row 1' }));
    expect(dialog.getByRole('button', { name: 'Add row' })).toBe(document.activeElement);
  });

  it('keeps the kinds of cells: text, number or JSON', async () => {
    const { user, kinds, sent } = open('{ "Kinds-k": { "headers": [{ "key": "1", "value": 7, "more": [1] }] } }');
    await user.click(kinds().getByRole('button', { name: 'headers' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'headers of Kinds' }));
    const retype = async (name: string, text: string) => {
      await user.clear(dialog.getByRole('textbox', { name }));
      await user.type(dialog.getByRole('textbox', { name }), text);
    };
    await retype('Row 1, Header', '12');
    await retype('Row 1, Value', '1.50');
    await retype('Row 1, more', '[[2, 3]');
    await user.tab();
    expect(sent()).toEqual({ 'Kinds-k': { headers: [{ key: '12', value: 1.5, more: [2, 3] }] } });
    await retype('Row 1, more', '[[4');
    await retype('Row 1, Value', 'x');
    await user.tab();
    expect(sent()).toEqual({ 'Kinds-k': { headers: [{ key: '12', value: '', more: [2, 3] }] } });
  });

  it('keeps the focus when its text becomes one line', async () => {
    const { user, kinds, sent } = open('{ "Kinds-k": { "plain": "a\\nb" } }');
    const field = () => kinds().getByRole('textbox', { name: 'plain' });
    await user.type(field(), '{Backspace}{Backspace}c');
    expect(sent()).toEqual({ 'Kinds-k': { plain: 'ac' } });
    expect(document.activeElement).toBe(field());
  });

  it('keeps the focus when its value changes its kind', async () => {
    const { user, kinds, sent, restore } = open('{ "Kinds-k": { "count": "many" } }');
    const field = kinds().getByRole<HTMLTextAreaElement>('textbox', { name: 'count' });
    await user.clear(field);
    await user.type(field, '12');
    expect(sent()).toEqual({ 'Kinds-k': { count: 12 } });
    expect(document.activeElement).toBe(field);
    expect(field.isConnected).toBe(true);
    restore('{ "Kinds-k": { "count": 13 } }');
    expect(await kinds().findByRole('spinbutton', { name: 'count' })).toBeTruthy();
  });

  it('is JSON for a value that the usual control cannot show', () => {
    const { kinds } = open('{ "Kinds-k": { "plain": ["a"] } }');
    expect(kinds().getByRole<HTMLTextAreaElement>('textbox', { name: 'plain' }).value).toBe('[\n  "a"\n]');
  });
});
