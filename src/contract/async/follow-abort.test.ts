import { describe, expect, it } from 'vitest';
import { followAbort } from './follow-abort.ts';

describe('followAbort', () => {
  it('aborts with the outer signal, and its reason', () => {
    const [outer, own] = [new AbortController(), new AbortController()];
    followAbort(own, outer.signal);
    expect(own.signal.aborted).toBe(false);
    outer.abort('enough');
    expect([own.signal.aborted, own.signal.reason]).toEqual([true, 'enough']);
  });

  it('aborts at once when the outer signal is aborted', () => {
    const own = new AbortController();
    followAbort(own, AbortSignal.abort('enough'));
    expect([own.signal.aborted, own.signal.reason]).toEqual([true, 'enough']);
  });

  it('does not abort the outer signal', () => {
    const [outer, own] = [new AbortController(), new AbortController()];
    followAbort(own, outer.signal);
    own.abort();
    expect([own.signal.aborted, outer.signal.aborted]).toEqual([true, false]);
  });

  it('stops following', () => {
    const [outer, own] = [new AbortController(), new AbortController()];
    const unlink = followAbort(own, outer.signal);
    unlink();
    outer.abort();
    expect(own.signal.aborted).toBe(false);
  });
});
