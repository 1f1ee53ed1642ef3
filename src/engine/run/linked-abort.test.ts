import { describe, expect, it } from 'vitest';
import { linkedAbort } from './linked-abort.ts';

describe('linkedAbort', () => {
  it('follows the outer signal, with its reason', () => {
    const outer = new AbortController();
    const { signal } = linkedAbort(outer.signal);
    outer.abort('enough');
    expect([signal.aborted, signal.reason]).toEqual([true, 'enough']);
  });

  it('is aborted from the start when the outer signal is', () => {
    expect(linkedAbort(AbortSignal.abort()).signal.aborted).toBe(true);
  });

  it('does not abort the outer signal, and stops following once unlinked', () => {
    const outer = new AbortController();
    const own = linkedAbort(outer.signal);
    own.abort();
    expect([own.signal.aborted, outer.signal.aborted]).toEqual([true, false]);
    const unlinked = linkedAbort(outer.signal);
    unlinked.unlink();
    outer.abort();
    expect(unlinked.signal.aborted).toBe(false);
  });
});
