// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RequestDraft } from '#run/model/request-draft.ts';
import { sampleDraft } from '#run/testing/sample-run.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { readDraft } from './draft-storage.ts';

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
  sessionStorage.clear();
});

const typed = sampleDraft({ sessionId: 'typed' });
const secret = sampleDraft({ tweaksText: '{"phrase": "canary"}' });
const hideCanary = (draft: RequestDraft) => ({ ...draft, tweaksText: draft.tweaksText.replace('canary', '•') });
const keptForGood = () => JSON.stringify({ ...localStorage });

describe('DraftKeeper', () => {
  it('writes a change a moment after it, once', () => {
    vi.useFakeTimers();
    const keeper = new DraftKeeper('a');
    keeper.changed(sampleDraft({ sessionId: 't' }));
    keeper.changed(typed);
    expect(readDraft('a')).toBeNull();
    vi.runAllTimers();
    expect(readDraft('a')?.sessionId).toBe('typed');
  });

  it('keeps no draft of a form that still says what it was filled with', () => {
    const keeper = new DraftKeeper('a');
    keeper.changed(keeper.initial);
    keeper.flush();
    expect(readDraft('a')).toBeNull();
  });

  it('accepts a suggestion only for the open flow, without a draft, before anything is typed', () => {
    const keeper = new DraftKeeper('a');
    expect(keeper.accepts('a', keeper.initial)).toBe(true);
    expect(keeper.accepts('b', keeper.initial)).toBe(false);
    expect(keeper.accepts('a', typed)).toBe(false);
    keeper.changed(typed);
    keeper.flush();
    const reopened = new DraftKeeper('a');
    expect(reopened.accepts('a', reopened.initial)).toBe(false);
  });

  it('writes what waits before another flow opens, and brings it back', () => {
    const keeper = new DraftKeeper('a');
    keeper.changed(typed);
    const other = keeper.open('b', typed);
    expect(other?.sessionId).toBe('');
    expect(keeper.open('a', keeper.initial)?.sessionId).toBe('typed');
  });

  it('gives what was typed without a flow to the flow that is opened first', () => {
    const keeper = new DraftKeeper(null);
    keeper.changed(typed);
    expect(keeper.open('a', typed)).toBeNull();
    keeper.flush();
    expect(readDraft('a')?.sessionId).toBe('typed');
  });

  it('keeps secrets for the tab and masks them for good', () => {
    const keeper = new DraftKeeper('a');
    keeper.setMask(hideCanary);
    keeper.changed(sampleDraft({ tweaksText: '{"api_key": "canary"}' }));
    keeper.flush();
    expect(JSON.stringify({ ...localStorage })).not.toContain('canary');
    expect(readDraft('a')?.tweaksText).toContain('canary');
    sessionStorage.clear();
    expect(readDraft('a')?.tweaksText).toBe('{"api_key": "•"}');
  });

  it('loses nothing within the page when the browser keeps nothing', () => {
    const refuse = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const keeper = new DraftKeeper('full');
    keeper.setMask((draft) => draft);
    keeper.changed(typed);
    expect(keeper.open('other', typed)?.sessionId).toBe('');
    expect(keeper.open('full', keeper.initial)?.sessionId).toBe('typed');
    refuse.mockRestore();
    keeper.changed(typed);
    keeper.flush();
    expect(localStorage.length).toBe(1);
  });

  it('tells whether a draft from elsewhere belongs into the form', () => {
    const keeper = new DraftKeeper('a');
    expect(keeper.store('b', typed)).toBe(false);
    expect(keeper.store('a', typed)).toBe(true);
    expect(keeper.open('b', typed)?.sessionId).toBe('typed');
  });

  it('forgets a draft, also what of it waits to be written', () => {
    const keeper = new DraftKeeper('a');
    keeper.store('a', typed);
    keeper.changed(sampleDraft({ sessionId: 'later' }));
    keeper.drop('a');
    expect(keeper.open('b', typed)?.sessionId).toBe('');
    expect(readDraft('a')).toBeNull();
  });

  it('masks a draft from elsewhere by the secrets of its own flow', () => {
    const keeper = new DraftKeeper('a');
    keeper.store('b', secret, hideCanary);
    expect(keptForGood()).toContain('•');
    expect(keptForGood()).not.toContain('canary');
  });

  it('knows the secrets of the open flow when a draft for it comes from elsewhere', () => {
    const keeper = new DraftKeeper('a');
    keeper.setMask(hideCanary);
    keeper.store('a', secret, null);
    expect(keptForGood()).toContain('•');
    expect(keptForGood()).not.toContain('canary');
  });

  it('keeps a draft for the tab alone until the secrets of its flow are known', () => {
    const keeper = new DraftKeeper('a');
    keeper.changed(secret);
    keeper.flush();
    expect(localStorage.length).toBe(0);
    expect(readDraft('a')?.tweaksText).toContain('canary');
    keeper.setMask(hideCanary);
    expect(keptForGood()).toContain('•');
    expect(keptForGood()).not.toContain('canary');
    expect(readDraft('a')?.tweaksText).toContain('canary');
  });

  it('remembers over a reload that a draft was kept for the tab alone', () => {
    const before = new DraftKeeper('a');
    before.changed(secret);
    before.flush();
    const after = new DraftKeeper('a');
    after.setMask(hideCanary);
    expect(keptForGood()).toContain('•');
    expect(keptForGood()).not.toContain('canary');
  });

  it('does not take the secrets of the open flow for those of another', () => {
    const keeper = new DraftKeeper('a');
    keeper.setMask((draft) => draft);
    keeper.store('b', secret);
    expect(localStorage.length).toBe(0);
    keeper.open('b', keeper.initial);
    keeper.setMask(hideCanary);
    expect(keptForGood()).toContain('•');
    expect(keptForGood()).not.toContain('canary');
  });
});
