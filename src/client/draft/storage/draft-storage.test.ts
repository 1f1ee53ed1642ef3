// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { sampleDraft } from '#run/testing/sample-run.ts';
import { DraftStorage } from './draft-storage.ts';
import { readDraft } from './local-drafts.ts';

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
  sessionStorage.clear();
});

const typed = sampleDraft({ sessionId: 'typed' });
const secret = sampleDraft({ tweaksText: '{"phrase": "canary"}' });
const hideCanary = (draft: RequestDraft) => ({ ...draft, tweaksText: draft.tweaksText.replace('canary', '•') });
const localStorageText = () => JSON.stringify({ ...localStorage });

describe('DraftStorage', () => {
  it('reads all that was typed from a stored draft, and no more names than the form takes', () => {
    const names = Array.from({ length: 60_000 }, (_, at) => `n${at}`);
    const [input] = sampleDraft().inputs;
    const saved = { ...typed, outputs: names, inputs: [{ ...input, value: 'typed', components: names }] };
    localStorage.setItem('tweakbench.draft.1.a', JSON.stringify(saved));
    const read = readDraft('a');
    expect(read?.inputs.map(({ value, components }) => [value, components.length])).toEqual([['typed', 1_000]]);
    expect([read?.sessionId, read?.outputs.length]).toEqual(['typed', 1_000]);
  });

  it('debounces writes', () => {
    vi.useFakeTimers();
    const storage = new DraftStorage('a');
    storage.changed(sampleDraft({ sessionId: 't' }));
    storage.changed(typed);
    expect(readDraft('a')).toBeNull();
    vi.runAllTimers();
    expect(readDraft('a')?.sessionId).toBe('typed');
  });

  it('stores no draft if the form is unchanged', () => {
    const storage = new DraftStorage('a');
    storage.changed(storage.initial);
    storage.flush();
    expect(readDraft('a')).toBeNull();
  });

  it('accepts a suggestion only for the open flow, if it has no draft and nothing was typed', () => {
    const storage = new DraftStorage('a');
    expect(storage.accepts('a', storage.initial)).toBe(true);
    expect(storage.accepts('b', storage.initial)).toBe(false);
    expect(storage.accepts('a', typed)).toBe(false);
    storage.changed(typed);
    storage.flush();
    const reopened = new DraftStorage('a');
    expect(reopened.accepts('a', reopened.initial)).toBe(false);
  });

  it('writes pending changes before another flow opens, and restores them', () => {
    const storage = new DraftStorage('a');
    storage.changed(typed);
    const other = storage.open('b', typed);
    expect(other?.sessionId).toBe('');
    expect(storage.open('a', storage.initial)?.sessionId).toBe('typed');
  });

  it('uses what was typed without a flow as the draft of the first flow', () => {
    const storage = new DraftStorage(null);
    storage.changed(typed);
    expect(storage.open('a', typed)).toBeNull();
    storage.flush();
    expect(readDraft('a')?.sessionId).toBe('typed');
  });

  it('stores secrets in the session storage only', () => {
    const storage = new DraftStorage('a');
    storage.setMask(hideCanary);
    storage.changed(sampleDraft({ tweaksText: '{"api_key": "canary"}' }));
    storage.flush();
    expect(JSON.stringify({ ...localStorage })).not.toContain('canary');
    expect(readDraft('a')?.tweaksText).toContain('canary');
    sessionStorage.clear();
    expect(readDraft('a')?.tweaksText).toBe('{"api_key": "•"}');
  });

  it('keeps drafts until the page closes if the browser stores nothing', () => {
    const refuse = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const storage = new DraftStorage('full');
    storage.setMask((draft) => draft);
    storage.changed(typed);
    expect(storage.open('other', typed)?.sessionId).toBe('');
    expect(storage.open('full', storage.initial)?.sessionId).toBe('typed');
    refuse.mockRestore();
    storage.changed(typed);
    storage.flush();
    expect(localStorage.length).toBe(1);
  });

  it('tells whether a draft from elsewhere is that of the open flow', () => {
    const storage = new DraftStorage('a');
    expect(storage.store('b', typed)).toBe(false);
    expect(storage.store('a', typed)).toBe(true);
    expect(storage.open('b', typed)?.sessionId).toBe('typed');
  });

  it('deletes a draft and its pending changes', () => {
    const storage = new DraftStorage('a');
    storage.store('a', typed);
    storage.changed(sampleDraft({ sessionId: 'later' }));
    storage.drop('a');
    expect(storage.open('b', typed)?.sessionId).toBe('');
    expect(readDraft('a')).toBeNull();
  });

  it('masks a draft of another flow by the secrets of that flow', () => {
    const storage = new DraftStorage('a');
    storage.store('b', secret, hideCanary);
    expect(localStorageText()).toContain('•');
    expect(localStorageText()).not.toContain('canary');
  });

  it('knows the secrets of the open flow when a draft for it comes from elsewhere', () => {
    const storage = new DraftStorage('a');
    storage.setMask(hideCanary);
    storage.store('a', secret, null);
    expect(localStorageText()).toContain('•');
    expect(localStorageText()).not.toContain('canary');
  });

  it('stores a draft only in the session storage until the secrets of its flow are known', () => {
    const storage = new DraftStorage('a');
    storage.changed(secret);
    storage.flush();
    expect(localStorage.length).toBe(0);
    expect(readDraft('a')?.tweaksText).toContain('canary');
    storage.setMask(hideCanary);
    expect(localStorageText()).toContain('•');
    expect(localStorageText()).not.toContain('canary');
    expect(readDraft('a')?.tweaksText).toContain('canary');
  });

  it('remembers over a reload that a draft is only in the session storage', () => {
    const before = new DraftStorage('a');
    before.changed(secret);
    before.flush();
    const after = new DraftStorage('a');
    after.setMask(hideCanary);
    expect(localStorageText()).toContain('•');
    expect(localStorageText()).not.toContain('canary');
  });

  it('does not use the mask of the open flow for another flow', () => {
    const storage = new DraftStorage('a');
    storage.setMask((draft) => draft);
    storage.store('b', secret);
    expect(localStorage.length).toBe(0);
    storage.open('b', storage.initial);
    storage.setMask(hideCanary);
    expect(localStorageText()).toContain('•');
    expect(localStorageText()).not.toContain('canary');
  });
});
