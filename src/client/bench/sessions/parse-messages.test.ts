import { describe, expect, it } from 'vitest';
import { parseMessages, parseSessions, sessionsOf } from './parse-messages.ts';

const message = (id: string, session_id: string, timestamp: string) => ({
  id,
  session_id,
  timestamp,
  sender: 'Machine',
  sender_name: 'AI',
  text: `text of ${id}`,
});

describe('parseMessages', () => {
  it('sorts by time, and reads missing parts as empty', () => {
    const parsed = parseMessages([message('b', 's', '2026-01-02'), { id: 'c' }, 7, message('a', 's', '2026-01-01')]);
    expect(parsed.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
    expect(parsed[1]).toEqual({
      id: 'a',
      session: 's',
      from: 'AI',
      isUser: false,
      text: 'text of a',
      timestamp: '2026-01-01',
    });
  });

  it('gives unique keys to messages without an id', () => {
    const ids = parseMessages([{ text: 'a' }, { text: 'b', id: '' }, { text: 'c', id: 7 }]).map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });

  it('throws if it is not a list', () => {
    expect(() => parseMessages({ detail: 'x' })).toThrow('not a list');
  });
});

describe('sessionsOf', () => {
  it('names each session once, the latest first', () => {
    const messages = parseMessages([message('a', 'old', '1'), message('b', 'new', '3'), message('c', 'old', '2')]);
    expect(sessionsOf(messages)).toEqual(['new', 'old']);
  });
});

describe('parseSessions', () => {
  it('accepts only a list of names', () => {
    expect(parseSessions(['a', ''])).toEqual(['a']);
    expect(() => parseSessions([{ id: 'a' }])).toThrow('not a list of names');
  });
});
