import { describe, expect, it } from 'vitest';
import { askVariant, QUESTIONS, VARIANTS } from './testing/questions.ts';

describe('the variety of answers', () => {
  it('never gives two questions the same answer, whatever the variant', () => {
    for (const [name, variant] of VARIANTS) {
      const answers = new Map<string, string>();
      for (const question of QUESTIONS) {
        const answer = askVariant(question, variant);
        expect(answers.get(answer), `${name}: “${question}” is answered as`).toBeUndefined();
        answers.set(answer, question);
      }
    }
  });

  it('gives each variant of a question an answer of its own', () => {
    for (const question of QUESTIONS) {
      const answers = new Map<string, string>();
      for (const [name, variant] of VARIANTS) {
        const answer = askVariant(question, variant);
        expect(answers.get(answer), `“${question}”: ${name} is answered as`).toBeUndefined();
        answers.set(answer, name);
      }
    }
  });

  it('gives the same request the same answer', () => {
    for (const [, variant] of VARIANTS) {
      for (const question of QUESTIONS.slice(0, 12))
        expect(askVariant(question, variant)).toBe(askVariant(question, variant));
    }
  });

  it('says once that it is a demo model', () => {
    for (const [name, variant] of VARIANTS) {
      for (const question of QUESTIONS) {
        const answer = askVariant(question, variant);
        expect(answer.match(/demo model/gi), `${name}: “${question}”: ${answer}`).toHaveLength(1);
      }
    }
  });

  it('leaves no placeholder, empty value or doubled space in a text', () => {
    for (const [name, variant] of VARIANTS) {
      for (const question of QUESTIONS) {
        const answer = askVariant(question, variant);
        expect(answer, name).not.toMatch(
          /\{(?:thing|name|place|detail|as|a|b)\}|undefined|\bnull\b|\bNaN\b|[a-z] {2,}[a-z]|\.\.\s|^\s*[-*]\s*$/m,
        );
      }
    }
  });
});
