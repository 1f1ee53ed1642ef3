import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeNames } from './close-names.ts';

const names = ['Prompt-p1', 'Prompt Template', 'EchoLLM-m1', 'Echo LLM', 'ChatInput-q1', 'Chat Input', 'temperature'];

describe('closeNames', () => {
  it.each([
    ['prompt template', ['Prompt Template']],
    ['PromptTemplate', ['Prompt Template']],
    ['temprature', ['temperature']],
    ['temeprature', ['temperature']],
    ['Echo LLMs', ['Echo LLM', 'EchoLLM-m1']],
    ['Prompt-Zx8pQ', ['Prompt-p1']],
    ['Prompt', ['Prompt-p1', 'Prompt Template']],
    ['temp', ['temperature']],
    ['weather', []],
    ['', []],
    ['--', []],
  ])('%s', (name, expected) => {
    expect(closeNames(name, names)).toEqual(expected);
  });

  it('gives at most three, and never the name itself', () => {
    expect(closeNames('node-0', ['node-0', 'node-1', 'node-2', 'node-3', 'node-4'])).toEqual([
      'node-1',
      'node-2',
      'node-3',
    ]);
  });

  it('proposes only candidates, whatever the names are', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (name, candidates) => {
        const found = closeNames(name, candidates);
        expect(found.length).toBeLessThanOrEqual(3);
        expect(found.every((candidate) => candidates.includes(candidate) && candidate !== name)).toBe(true);
      }),
    );
  });

  it('does not compare texts that are no names', () => {
    expect(closeNames('a'.repeat(1_000_000), ['a'.repeat(999_999)])).toEqual([]);
  });
});
