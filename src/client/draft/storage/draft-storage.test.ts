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
const keptForGood = () => JSON.stringify({ ...localStorage });

describe('DraftStorage', () => {
  it('writes a change a moment after it, once', () => {
    vi.useFakeTimers();
    const storage = new DraftStorage('a');
    storage.changed(sampleDraft({ sessionId: 't' }));
    storage.changed(typed);
    expect(readDraft('a')).toBeNull();
    vi.runAllTimers();
    expect(readDraft('a')?.sessionId).toBe('typed');
  });

  it('keeps no draft of a form that still says what it was filled with', () => {
    const storage = new DraftStorage('a');
    storage.changed(storage.initial);
    storage.flush();
    expect(readDraft('a')).toBeNull();
  });

  it('accepts a suggestion only for the open flow, without a draft, before anything is typed', () => {
    const storage = new DraftStorage('a');
    expect(storage.accepts('a', storage.initial)).toBe(true);
    expect(storage.accepts('b', storage.initial)).toBe(false);
    expect(storage.accepts('a', typed)).toBe(false);
    storage.changed(typed);
    storage.flush();
    const reopened = new DraftStorage('a');
    expect(reopened.accepts('a', reopened.initial)).toBe(false);
  });

  it('writes what waits before another flow opens, and brings it back', () => {
    const storage = new DraftStorage('a');
    storage.changed(typed);
    const other = storage.open('b', typed);
    expect(other?.sessionId).toBe('');
    expect(storage.open('a', storage.initial)?.sessionId).toBe('typed');
  });

  it('gives what was typed without a flow to the flow that is opened first', () => {
    const storage = new DraftStorage(null);
    storage.changed(typed);
    expect(storage.open('a', typed)).toBeNull();
    storage.flush();
    expect(readDraft('a')?.sessionId).toBe('typed');
  });

  it('keeps secrets for the tab and masks them for good', () => {
    const storage = new DraftStorage('a');
    storage.setMask(hideCanary);
    storage.changed(sampleDraft({ tweaksText: '{"api_key": "canary"}' }));
    storage.flush();
    expect(JSON.stringify({ ...localStorage })).not.toContain('canary');
    expect(readDraft('a')?.tweaksText).toContain('canary');
    sessionStorage.clear();
    expect(readDraft('a')?.tweaksText).toBe('{"api_key": "•"}');
  });

  it('loses nothing within the page when the browser keeps nothing', () => {
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

  it('tells whether a draft from elsewhere belongs into the form', () => {
    const storage = new DraftStorage('a');
    expect(storage.store('b', typed)).toBe(false);
    expect(storage.store('a', typed)).toBe(true);
    expect(storage.open('b', typed)?.sessionId).toBe('typed');
  });

  it('forgets a draft, also what of it waits to be written', () => {
    const storage = new DraftStorage('a');
    storage.store('a', typed);
    storage.changed(sampleDraft({ sessionId: 'later' }));
    storage.drop('a');
    expect(storage.open('b', typed)?.sessionId).toBe('');
    expect(readDraft('a')).toBeNull();
  });

  it('masks a draft from elsewhere by the secrets of its own flow', () => {
    const storage = new DraftStorage('a');
    storage.store('b', secret, hideCanary);
    expect(keptForGood()).toContain('•');
    expect(keptForGood()).not.toContain('canary');
  });

  it('knows the secrets of the open flow when a draft for it comes from elsewhere', () => {
    const storage = new DraftStorage('a');
    storage.setMask(hideCanary);
    storage.store('a', secret, null);
    expect(keptForGood()).toContain('•');
    expect(keptForGood()).not.toContain('canary');
  });

  it('keeps a draft for the tab alone until the secrets of its flow are known', () => {
    const storage = new DraftStorage('a');
    storage.changed(secret);
    storage.flush();
    expect(localStorage.length).toBe(0);
    expect(readDraft('a')?.tweaksText).toContain('canary');
    storage.setMask(hideCanary);
    expect(keptForGood()).toContain('•');
    expect(keptForGood()).not.toContain('canary');
    expect(readDraft('a')?.tweaksText).toContain('canary');
  });

  it('remembers over a reload that a draft was kept for the tab alone', () => {
    const before = new DraftStorage('a');
    before.changed(secret);
    before.flush();
    const after = new DraftStorage('a');
    after.setMask(hideCanary);
    expect(keptForGood()).toContain('•');
    expect(keptForGood()).not.toContain('canary');
  });

  it('does not take the secrets of the open flow for those of another', () => {
    const storage = new DraftStorage('a');
    storage.setMask((draft) => draft);
    storage.store('b', secret);
    expect(localStorage.length).toBe(0);
    storage.open('b', storage.initial);
    storage.setMask(hideCanary);
    expect(keptForGood()).toContain('•');
    expect(keptForGood()).not.toContain('canary');
  });
});
