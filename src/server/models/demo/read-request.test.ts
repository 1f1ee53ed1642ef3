import { describe, expect, it } from 'vitest';
import { splitWords } from './count-tokens.ts';
import { readLength } from './read-length.ts';
import { readPerson } from './read-person.ts';
import { readPrompt } from './read-prompt.ts';
import { readRole } from './read-role.ts';
import { readSubject } from './read-subject.ts';
import { readTone } from './read-tone.ts';
import { readExpression } from './shapes/read-expression.ts';

describe('readPrompt', () => {
  it.each([
    ['What is rain?', { lead: '', question: 'What is rain?' }],
    ['Answer as a pirate: What is rain?', { lead: 'Answer as a pirate', question: 'What is rain?' }],
    [
      'Write a greeting for this guest: Ada, who sings',
      { lead: 'Write a greeting for this guest', question: 'Ada, who sings' },
    ],
    ['Note: this is no instruction', { lead: '', question: 'Note: this is no instruction' }],
    ['Tone: formal\nQuestion: What is\nrain?', { lead: '', question: 'What is\nrain?' }],
    ['Be kind.\nUser: What is rain?', { lead: 'Be kind.', question: 'What is rain?' }],
    ['', { lead: '', question: '' }],
  ])('takes %j apart', (prompt, expected) => {
    expect(readPrompt(prompt)).toMatchObject(expected);
  });

  it('tells the conversation from the question after it', () => {
    const parts = readPrompt(
      'Conversation so far:\nUser: Hello\nAI: Hi.\n\nHow are you?\nUser: Fine\n\nThe user now says: Who are you?',
    );
    expect(parts.turns).toEqual([
      { isUser: true, text: 'Hello' },
      { isUser: false, text: 'Hi.\n\nHow are you?' },
      { isUser: true, text: 'Fine' },
    ]);
    expect(parts.question).toBe('Who are you?');
  });

  it('takes the last paragraph under an answer for the question', () => {
    expect(readPrompt('User: Hello\nAI: Hi.\n\nWhat is my name?')).toMatchObject({
      question: 'What is my name?',
      turns: [{ text: 'Hello' }, { text: 'Hi.' }],
    });
  });
});

describe('readTone', () => {
  it.each([
    ['Answer in a formal tone: x', '', 'formal', null],
    ['Reply poetically: x', '', 'poetic', null],
    ['Explain rain like I am five', '', 'simple', null],
    ['What is a pirate?', '', 'plain', null],
    ['Why is the dry season dry?', '', 'plain', null],
    ['x?', 'You are a pirate.', 'pirate', null],
    ['Be formal. What is rain?', 'You are a pirate.', 'formal', null],
    ['Write a sleepy greeting for Bob', '', 'plain', 'sleepy'],
    ['Tone: robot\nQuestion: x', 'Be formal.', 'robot', null],
    ['Tone: lukewarm\nQuestion: x', '', 'plain', 'lukewarm'],
  ])('hears the tone of %j with %j', (prompt, system, voice, unknown) => {
    expect(readTone(readPrompt(prompt), system)).toEqual({ voice, unknown });
  });
});

describe('readLength', () => {
  it.each([
    ['in one sentence', { sentences: 1 }],
    ['in 3 short sentences', { sentences: 3 }],
    ['Give me five good tips', { bullets: 5 }],
    ['in three bullet points', { bullets: 3 }],
    ['in at most 50 words', { words: 50 }],
    ['a 20-word answer', { words: 20 }],
    ['two paragraphs', { paragraphs: 2 }],
    ['briefly', { isShort: true, isDetailed: false }],
    ['a long sea voyage in a short boat', { isShort: false, isDetailed: false, sentences: null }],
    ['in detail', { isDetailed: true }],
    ['as a table', { form: 'table' }],
    ['Return valid JSON', { form: 'json' }],
    ['as CSV', { form: 'csv' }],
    ['step by step', { form: 'steps' }],
  ])('finds the wish in %j', (wish, expected) => {
    expect(readLength(readPrompt(`Tell me about rain ${wish}`), '')).toMatchObject(expected);
  });

  it('prefers the prompt to the system message', () => {
    expect(readLength(readPrompt('Rain, in two sentences'), 'Answer in one sentence.').sentences).toBe(2);
    expect(readLength(readPrompt('Rain'), 'Answer in one sentence.').sentences).toBe(1);
  });
});

describe('readRole', () => {
  it('reads who speaks, where, for whom, and how it is signed', () => {
    const role = readRole(
      readPrompt('Explain rain to young children'),
      'You are the host of a small museum. Call me Sam. Sign as Otto. End with a question.',
    );
    expect(role).toMatchObject({
      role: 'the host of a small museum',
      place: 'a small museum',
      audience: 'young children',
      signature: 'Otto',
      address: 'Sam',
      endsWithQuestion: true,
    });
  });

  it('takes a helpful assistant for no role', () => {
    expect(readRole(readPrompt('x'), 'You are a helpful assistant.').role).toBeNull();
  });
});

describe('readSubject', () => {
  it.each([
    ['What is quantum entanglement?', 'quantum entanglement', null],
    ['Tell me about the moon', 'the moon', null],
    ['Why is the sky blue?', 'the sky', null],
    ['How do planes fly?', 'planes', null],
    ['How do I bake bread at home?', 'bread', 'bake bread at home'],
    ['How should we move our workspace to Oslo?', 'your workspace', 'move your workspace to Oslo'],
    ['Please explain recursion in two sentences.', 'recursion', null],
    ['I am new here. What is a token?', 'a token', null],
  ])('finds what %j is about', (question, thing, action) => {
    expect(readSubject(question)).toMatchObject({ thing, action });
  });
});

describe('readPerson', () => {
  const said = (...texts: string[]) =>
    readPerson(
      texts.map((text) => ({ isUser: true, text })),
      '',
    );

  it('keeps the name that was told last, and takes no place for one', () => {
    expect(said('My name is Ada.').name).toBe('Ada');
    expect(said("I'm Ada Lovelace, hello").name).toBe('Ada Lovelace');
    expect(said('My name is Ada.', 'Call me Grace').name).toBe('Grace');
    expect(said('I am from Paris. I am German.').name).toBeNull();
  });

  it('turns what was told around', () => {
    const statements = said(
      'My name is Ada and I like old engines. My favourite colour is green, and I live in Oslo',
    ).facts.map(({ statement }) => statement);
    expect(statements).toEqual(['your favourite colour is green', 'you like old engines', 'you live in Oslo']);
  });

  it('learns nothing from questions and from the model', () => {
    expect(readPerson([{ isUser: false, text: 'I like tea.' }], 'What do I like about it?')).toEqual({
      name: null,
      facts: [],
    });
  });
});

describe('readExpression', () => {
  it.each([
    ['What is 2 + 3 * 4?', '2 + 3 × 4', 14],
    ['(2 + 3) * 4', '(2 + 3) × 4', 20],
    ['12 times 11', '12 × 11', 132],
    ['15% of 80', '15% of 80', 12],
    ['2 ^ 3 ^ 2', '2 ^ 3 ^ 2', 512],
    ['-4 - -6', '-4 - -6', 2],
    ['1,000 / 8', '1000 / 8', 125],
    ['7 / 0', '7 / 0', null],
  ])('works out %j', (question, text, value) => {
    expect(readExpression(question)).toEqual({ text, value });
  });

  it.each(['How are you?', '2024', 'room 3-', `${'('.repeat(500)}1+1`])('finds no sum in %j', (question) => {
    expect(readExpression(question)).toBeNull();
  });
});

describe('splitWords', () => {
  it('loses nothing', () => {
    for (const text of [
      '',
      ' ',
      'one',
      'one two',
      '  lead\n\n- list  \n',
      '```py\ndef f():\n    return 1\n```\n',
      'a\u00a0b\u2028c',
    ]) {
      expect(splitWords(text).join('')).toBe(text);
    }
  });
});
