import { describe, expect, it } from 'vitest';
import { createSpanLookup } from './span-component.ts';

const trace = '0000010f-0000-4000-8000-00000000010f';
const components = [
  { id: 'ChatInput-q1', displayName: 'Chat Input' },
  { id: 'EchoLLM-m1', displayName: 'Echo LLM' },
  { id: 'EchoLLM-m2', displayName: 'Echo LLM' },
];
const componentOf = createSpanLookup(trace, components);

describe('the component of a span', () => {
  it('is the component from which the span’s id is derived, whatever its name', () => {
    // uuid5(namespace, "{trace}-EchoLLM-m2") in Python.
    expect(componentOf({ id: '15860089-73ed-5308-b4a9-5963ace3c6b0', name: 'Echo LLM' })).toBe('EchoLLM-m2');
  });

  it('is found by a unique name, and not guessed otherwise', () => {
    expect(componentOf({ id: 'else', name: 'Chat Input' })).toBe('ChatInput-q1');
    expect(componentOf({ id: 'else', name: 'Echo LLM' })).toBeNull();
    expect(componentOf({ name: 'Of another flow' })).toBeNull();
  });
});
