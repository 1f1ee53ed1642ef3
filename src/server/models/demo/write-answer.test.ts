import { describe, expect, it } from 'vitest';
import { IN_PROPORTION, timeGrowth } from '#contract/testing/time-growth.ts';
import type { ModelRequest } from '#engine/component-base/ports.ts';
import { writeAnswer } from './write-answer.ts';

function ask(prompt: string, change: Partial<ModelRequest> = {}): string {
  return writeAnswer({
    provider: 'Demo',
    model: 'demo',
    system: '',
    prompt,
    temperature: 0,
    maxTokens: null,
    ...change,
  });
}

const NOTES =
  'Notes: Bees live in hives. Bees make honey from nectar. A bee dances to show the way. Ants build hills. Bees sleep at night.';
const HISTORY =
  'Conversation so far:\nUser: My name is Ada, and my favourite colour is green.\nAI: Nice to meet you, Ada.\n\nWhat else?\nUser: I live in Oslo.\nAI: Noted.\n\nThe user now says: ';

describe('writeAnswer', () => {
  it.each([
    ['What is quantum entanglement?', 'quantum entanglement'],
    ['How do I repair my kite?', 'repair your kite'],
    ['Tell me about the moon in two sentences.', 'the moon.'],
    ['Why is the sky blue?', 'Why is the sky blue?'],
    ['Write a greeting for this guest: Ada, who has seen Oslo', 'the guest who has seen Oslo'],
    ['Compare trains and planes', 'trains and planes'],
  ])('repeats what %j is about', (question, subject) => {
    expect(ask(question)).toContain(subject);
  });

  it('answers from the notes of the prompt, or says that it knows nothing', () => {
    const answer = ask(`${NOTES}\nQuestion: Where do bees live?`);
    expect(answer).toContain('Bees live in hives.');
    expect(answer).not.toContain('Ants');
    expect(
      ask(`Bergen is wet.\nOslo is dry.\n\nAnswer from the text above.\n\nQuestion: Is Oslo wet?\n\nAnswer:`),
    ).toContain('Oslo is dry.');
    expect(ask(`${NOTES}\nQuestion: Who was Napoleon?`)).toContain('I am a demo model without knowledge');
  });

  it.each([
    ['Tone: %s\nQuestion: What is tea?', ''],
    ['Write a %s greeting for this guest: Bob', ''],
    ['Answer in a %s tone: What is tea?', ''],
    ['What is tea?', 'Be %s.'],
    ['How do I make tea?', 'You are a %s cook.'],
  ])('sounds different in each tone (%j, %j)', (prompt, system) => {
    const tones = ['plain', 'formal', 'friendly', 'pirate', 'playful', 'sleepy'];
    const answers = tones.map((tone) => ask(prompt.replace('%s', tone), { system: system.replace('%s', tone) }));
    expect(new Set(answers).size).toBe(tones.length);
  });

  it('takes the steps of an action from the notes, or says that its steps fit any task', () => {
    const dough = 'Notes: Feed the dough the night before. Fold the dough four times. Bake the dough for 40 minutes.';
    const known = ask(`${dough}\nQuestion: How do I bake a dough?`);
    expect(known).toContain('2. Fold the dough four times.');
    expect(known).not.toContain('demo model');
    expect(ask('How do I bake a dough?')).toContain('These steps fit any task: I am a demo model');
    expect(ask('How do I bake?', { system: 'You are a pirate cook.', temperature: 0.5 })).toMatch(
      /: as a pirate cook, I would/,
    );
  });

  it('follows the system message: role and length; it repeats what it cannot do', () => {
    expect(ask('How do I bake?', { system: 'You are a village baker.' })).toContain('As a village baker');
    expect(ask('What is tea?', { system: 'Answer in one sentence.' })).toBe('You asked about tea.');
    expect(ask('What is tea?', { system: 'Always mention Otto.' })).toContain('“Always mention Otto.”');
    expect(
      ask('My parcel is late. Can you send me a new one?', { system: 'You are an agent of the parcel desk.' }),
    ).toMatch(/“My parcel is late\. Can you send me a new one\?” The parcel desk will/);
  });

  it('keeps to the requested length', () => {
    for (const question of ['What is the moon?', 'How do I bake bread?', `${NOTES}\nQuestion: What are bees?`]) {
      for (const count of [1, 2, 3])
        expect(ask(`Length: ${count} sentences\n${question}`).match(/[.?!](?=\s|$)/g)).toHaveLength(count);
      expect(ask(`Length: four bullet points\n${question}`).match(/^- /gm)).toHaveLength(4);
      expect(ask(`Length: 12 words\n${question}`).split(' ')).toHaveLength(12);
      const [short = 0, usual = 0, long = 0] = ['short', '', 'long'].map(
        (wish) => ask(`Length: ${wish}\n${question}`).length,
      );
      expect(short).toBeLessThan(usual);
      expect(long).toBeGreaterThanOrEqual(usual);
    }
  });

  it('says more at a higher temperature, and the same for the same request', () => {
    for (const question of ['What is tea?', 'Write a friendly greeting for this guest: Bob', 'How do I bake?']) {
      const answers = [0.1, 0.5, 0.9].map((temperature) => ask(question, { temperature }));
      expect(new Set(answers).size).toBeGreaterThan(1);
      expect(answers[0]?.length).toBeLessThan(answers[1]?.length ?? 0);
      expect([0.1, 0.5, 0.9].map((temperature) => ask(question, { temperature }))).toEqual(answers);
    }
  });

  it('writes JSON and CSV with the requested names', () => {
    const prompt = `Explain bees to children.\n\n${NOTES}`;
    const system = 'Answer as JSON with the keys topic, audience, summary, key_points and reading_minutes.';
    expect(JSON.parse(ask(prompt, { system }))).toEqual({
      topic: 'bees',
      audience: 'children',
      summary: 'Bees live in hives.',
      // Not what the summary says already.
      key_points: ['Bees make honey from nectar.', 'A bee dances to show the way.', 'Bees sleep at night.'],
      reading_minutes: expect.any(Number),
    });
    expect(JSON.parse(ask('Reply in JSON: What is rain?'))).toMatchObject({ topic: 'rain' });
    expect(JSON.parse(ask('Return only JSON like {"mood": "…", "score": 1} for "x": y'))).toHaveProperty('mood');
    const csv = ask(prompt, { system: 'Answer as CSV with the columns aspect, what to say and minutes.' }).split('\n');
    expect(csv[0]).toBe('aspect,what to say,minutes');
    expect(csv.length).toBeGreaterThan(3);
  });

  it('remembers what was said, also in the system message, and says when it does not know', () => {
    expect(ask(`${HISTORY}What is my name?`)).toBe('Your name is Ada.');
    expect(ask(`${HISTORY}What is my favorite color?`)).toBe('Your favourite colour is green.');
    expect(ask(`${HISTORY}Where do I live?`)).toBe('You live in Oslo.');
    expect(
      ask('What do I like?', { system: 'You are a helpful assistant.\nHistory:\nUser: I like tea\nAI: Noted.' }),
    ).toBe('You like tea.');
    expect(ask('What is my name?')).toBe('You have not told me that yet.');
    expect(ask('Hello, I’m Otto and I like tea.')).toBe('Nice to meet you, Otto. I will remember that you like tea.');
    expect(ask('I’m German.')).not.toContain('Nice to meet you');
  });

  it('says what it is when asked, when greeted, and without a question', () => {
    for (const question of ['Hello', 'Who are you?', '']) expect(ask(question)).toContain('demo model');
  });

  it.each(['a', 'Ada ', 'User: ', 'x: ', '\n', 'explain a to ', 'I like a and ', '"a": '])(
    'reads any number of %j quickly',
    async (part) => {
      const write = (length: number) => {
        const text = `Write a greeting for: ${part.repeat(length / part.length)}`;
        return () => ask(text, { system: text });
      };
      // Within and beyond the part of a text that is read.
      expect(await timeGrowth(16_000, write)).toBeLessThan(IN_PROPORTION);
      expect(await timeGrowth(1_000_000, write)).toBeLessThan(IN_PROPORTION);
      expect(write(1_000_000)().length).toBeLessThan(3_000);
    },
  );

  it.each(['\u0000', '???', '🦊🦊', '((((((1+', '$&$1', '| a | b |', 'العربية مرحبا', '{name}{detail}'])(
    'accepts %j',
    (text) => {
      expect(ask(text, { system: text })).not.toBe('');
      expect(ask(`Write a greeting for this guest: ${text}`)).not.toMatch(/undefined|NaN/);
    },
  );
});
