import { describe, expect, it } from 'vitest';
import { IN_PROPORTION, timeGrowth } from '#contract/testing/time-growth.ts';
import { ask } from './testing/ask.ts';

describe('writeAnswer', () => {
  it('names what the question is about', () => {
    const cases: [string, string][] = [
      ['What is quantum entanglement?', 'quantum entanglement'],
      ['How do I repair a kite?', 'repair a kite'],
      ['Compare trains and planes', 'trains and planes'],
      ['Write a greeting for Ada, who loves engines', 'loves engines'],
      ['Write a haiku about rain', 'rain'],
    ];
    for (const [question, word] of cases) expect(ask(question).toLowerCase()).toContain(word.toLowerCase());
  });

  it('greets a guest without a name by whole words of what was asked', () => {
    const greeting = ask('Write a greeting for this guest: all of those who go on until it stops fitting', {
      temperature: 0,
    });
    expect(greeting).toMatch(/all of those who go on until it stops[^\w\s]/);
    expect(ask(`Write a greeting for this guest: ${'w'.repeat(60)}`, { temperature: 0 })).toMatch(/\bw{40}\b/);
  });

  it('answers a reason with a reason', () => {
    expect(ask('Why is the sky blue?', { temperature: 0 }).split('. ')[0]).toContain('because');
  });

  it('holds the length that was asked for', () => {
    const sentences = (text: string): number => text.match(/[.?!](?=\s|$)/g)?.length ?? 0;
    for (const question of [
      'What is the moon?',
      'What is quantum entanglement?',
      'How do I bake bread?',
      'Why do cats purr?',
    ]) {
      expect(sentences(ask(`${question} Answer in one sentence.`))).toBe(1);
      expect(sentences(ask(`${question} Answer in two sentences.`))).toBe(2);
      expect(ask(`${question} Answer in three bullet points.`).match(/^- /gm)).toHaveLength(3);
      expect(ask(`${question} Give me seven bullet points.`).match(/^- /gm)).toHaveLength(7);
      expect(ask(`${question} Use at most 20 words.`).split(/\s+/).length).toBeLessThanOrEqual(20);
      const [short, usual, long] = ['Be brief.', '', 'Answer in detail.'].map(
        (wish) => ask(`${question} ${wish}`).length,
      );
      expect(short).toBeLessThan(usual ?? 0);
      expect(usual).toBeLessThan(long ?? 0);
    }
  });

  it('writes data that machines read, with the names that were asked for', () => {
    const json: unknown = JSON.parse(
      ask('Explain bees to children', {
        system: 'Answer as JSON with the keys topic, audience, summary, key_points and reading_minutes.',
      }),
    );
    expect(json).toMatchObject({
      topic: 'bees',
      audience: 'children',
      reading_minutes: expect.any(Number),
      key_points: expect.any(Array),
    });
    const csv = ask('Explain bees to children', {
      system: 'Answer as CSV with the columns aspect, what to say and minutes.',
    }).split('\n');
    expect(csv[0]).toBe('aspect,what to say,minutes');
    expect(csv.length).toBeGreaterThan(4);
    expect(ask('Bees as a table')).toMatch(/^\| --- \| --- \|/m);
  });

  it('speaks livelier as the temperature rises', () => {
    const lengths = [0, 0.3, 0.7, 1].map((temperature) => ask('What is coffee?', { temperature }).length);
    expect(lengths).toEqual([...lengths].sort((left, right) => left - right));
  });

  it('sounds like the tone that was asked for', () => {
    const words = {
      pirate: /\b(?:ye|ahoy|arr|aye|be)\b/i,
      friendly: /’(?:s|re|ll)\b/,
      robot: /beep|unit|query|input|transmission/i,
    };
    for (const [tone, pattern] of Object.entries(words))
      expect(ask(`Answer in a ${tone} tone: What is it that you like about tea?`)).toMatch(pattern);
  });

  it('plays the role, signs and asks back as the system message says', () => {
    const answer = ask('What is bread?', {
      system: 'You are the baker of a small village. Sign as Otto. End with a question.',
    });
    expect(answer).toContain('the baker of a small village');
    expect(answer).toContain('— Otto');
    expect(answer).toMatch(/\?$/m);
  });

  it('remembers what stands in the conversation, and admits what does not', () => {
    const history =
      'Conversation so far:\nUser: My name is Ada, and my favourite colour is green.\nAI: Nice to meet you, Ada.\nUser: I live in Oslo.\nAI: Noted.\n\nThe user now says: ';
    expect(ask(`${history}What is my name?`)).toContain('Your name is Ada');
    expect(ask(`${history}What is my favorite color?`)).toContain('green');
    expect(ask(`${history}Where do I live?`)).toContain('Oslo');
    expect(ask(`${history}What did I say first?`)).toContain('My name is Ada, and my favourite colour is green.');
    expect(ask('What is my name?')).not.toContain('Ada');
  });

  it('says plainly what it does not know', () => {
    expect(ask('Who invented the zip?')).toMatch(/nothing|notes|no facts|someone else/i);
    expect(ask('What is the weather today?')).toMatch(/beyond me|not connected|cannot see|made up/i);
  });

  it.each(['a', 'Ada ', 'User: ', 'x: '])('reads any number of %j in proportion to it', async (part) => {
    const write = (length: number) => {
      const text = `Write a greeting for ${part.repeat(length / part.length)}`;
      return () => ask(text, { system: text });
    };
    expect(await timeGrowth(120_000, write)).toBeLessThan(IN_PROPORTION);
  });

  it('takes any text without a failure', () => {
    const texts = [
      '\u0000',
      '???',
      '🦊🦊',
      'a'.repeat(200_000),
      `Write a greeting for ${'Ada '.repeat(300_000)}`,
      'User: '.repeat(5_000),
      '((((((1+',
      '1/0',
      '5 / 0',
      'x: '.repeat(3_000),
      '\n\n\n',
      'العربية مرحبا',
      '$&$1',
      '| a | b |',
    ];
    for (const text of texts) expect(ask(text, { system: text })).toMatch(/demo model/i);
  });
});
