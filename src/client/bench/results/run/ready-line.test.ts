import { describe, expect, it } from 'vitest';
import type { RunRequest } from '#contract/run-request.ts';
import type { InputsMode } from '#run/model/request-draft.ts';
import { readySentence } from './no-run.tsx';

const suggested: RunRequest = { inputs: [{ input_value: 'Ada' }, { input_value: 'Grace' }] };

function sentence(
  values: readonly string[],
  inputsMode: InputsMode = 'mine',
  origin: RunRequest | 'sender' | null = suggested,
) {
  const inputs = values.map((value, position) => ({
    id: String(position),
    value,
    components: [],
    type: 'any' as const,
  }));
  return readySentence({ inputsMode, inputs }, origin);
}

describe('the sentence on how to start', () => {
  it.each([
    [['Ada', 'Grace'], 'Press Run: two example inputs are ready.'],
    [['Ada'], 'Press Run: one example input is ready.'],
    [['Ada', 'Zoe'], 'Press Run: two inputs are ready.'],
    [['Ada', ''], 'Press Run: one example input is ready.'],
    [[' '], 'Write an input and press Run.'],
    [Array.from({ length: 12 }, () => 'x'), 'Press Run: 12 inputs are ready.'],
  ])('depends on the inputs: %j', (values, expected) => {
    const then = expected.startsWith('Press') ? ' Then open Inside and read what the model really got.' : '';
    expect(sentence(values)).toBe(`${expected}${then}`);
  });

  it('does not mention examples if the flow has none', () => {
    expect(sentence(['Ada'], 'mine', null)).toContain('Press Run: one input is ready.');
  });

  it("says that the inputs of a link are the sender's, even if they equal the examples", () => {
    expect(sentence(['Ada', 'Grace'], 'mine', 'sender')).toContain("Press Run: the sender's two inputs are ready.");
    expect(sentence(['Ada'], 'mine', 'sender')).toContain("Press Run: the sender's one input is ready.");
    expect(sentence([''], 'mine', 'sender')).toBe('Write an input and press Run.');
  });

  it('says what runs if no inputs are sent', () => {
    expect(sentence([], 'keep')).toContain('Press Run: the flow runs once with its saved text.');
    expect(sentence([], 'none')).toContain('Press Run: the flow runs once, and every input component gets empty text.');
  });
});
