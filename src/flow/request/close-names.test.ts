import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameFinder } from './close-names.ts';

const names = ['Prompt-p1', 'Prompt Template', 'EchoLLM-m1', 'Echo LLM', 'ChatInput-q1', 'Chat Input', 'temperature'];

describe('nameFinder', () => {
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
  ])('finds the closest names of %j', (name, expected) => {
    expect(nameFinder(names)(name)).toEqual(expected);
  });

  it('gives at most three, and never the name itself', () => {
    expect(nameFinder(['node-0', 'node-1', 'node-2', 'node-3', 'node-4'])('node-0')).toEqual([
      'node-1',
      'node-2',
      'node-3',
    ]);
  });

  it('proposes only candidates, whatever the names are', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (name, candidates) => {
        const found = nameFinder(candidates)(name);
        expect(found.length).toBeLessThanOrEqual(3);
        expect(found.every((candidate) => candidates.includes(candidate) && candidate !== name)).toBe(true);
      }),
    );
  });

  it('does not compare texts that are too long for a name', () => {
    expect(nameFinder(['a'.repeat(999_999)])('a'.repeat(1_000_000))).toEqual([]);
  });
});
