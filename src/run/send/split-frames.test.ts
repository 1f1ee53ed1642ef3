import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordedStreams } from '#contract/testing/recordings.ts';
import { createFrameSplitter, type Framing } from './split-frames.ts';

function split(framing: Framing, ...texts: string[]): string[] {
  const splitter = createFrameSplitter(framing);
  const ends = texts.flatMap((text) => splitter.feed(text));
  const rest = splitter.rest();
  const whole = texts.join('');
  return [...ends, ...(rest === null ? [] : [rest])].map((end, index) => whole.slice(ends[index - 1] ?? 0, end));
}

describe('createFrameSplitter', () => {
  it.each<[string, Framing, string[], string[]]>([
    ['events between blank lines', 'events', ['data: a\nid: 1\n\ndata: b\n\n'], ['data: a\nid: 1\n\n', 'data: b\n\n']],
    [
      'events with both kinds of line end',
      'events',
      ['data: a\r\n\r\ndata: b\r\r'],
      ['data: a\r\n\r\n', 'data: b\r\r'],
    ],
    ['comments', 'events', [': keep-alive\n\ndata: a\n\n'], [': keep-alive\n\n', 'data: a\n\n']],
    ['a line end cut in two', 'events', ['data: a\r', '\nid: 1\r\n\r\n'], ['data: a\r\nid: 1\r\n\r\n']],
    ['an incomplete frame', 'events', ['data: a\n\ndata: b\n'], ['data: a\n\n', 'data: b\n']],
    ['lines with blank ones between', 'lines', ['{"a": 1}\n\n{"b": 2}\n'], ['{"a": 1}\n\n', '{"b": 2}\n']],
    ['a blank line that arrives after the last frame', 'lines', ['{"a": 1}\n', '\n'], ['{"a": 1}\n']],
    ['blank lines at the start', 'lines', ['\n\n{"a": 1}\n'], ['\n\n{"a": 1}\n']],
  ])('finds %s', (_, framing, texts, frames) => {
    expect(split(framing, ...texts)).toEqual(frames);
  });

  it('finds the frames of every recorded stream wherever its text is split, and only drops line ends after the last', () => {
    const streams = recordedStreams().filter(({ head }) => head.contentType?.includes('event-stream'));
    fc.assert(
      fc.property(
        fc.constantFrom(...streams),
        fc.array(fc.nat({ max: 20_000 }), { maxLength: 12 }),
        ({ name, frames }, positions) => {
          const raws = frames.map(({ raw }) => raw);
          const whole = raws.join('');
          const cuts = [
            0,
            ...positions.filter((position) => position < whole.length).toSorted((a, b) => a - b),
            whole.length,
          ];
          const texts = cuts.slice(1).map((to, index) => whole.slice(cuts[index], to));
          const found = split(/^(v2-|build|vertex)/.test(name) ? 'events' : 'lines', ...texts);
          expect(found.join('').trimEnd()).toBe(whole.trimEnd());
          expect(whole.startsWith(found.join(''))).toBe(true);
          expect(found.map((frame) => frame.trim())).toEqual(raws.map((raw) => raw.trim()).filter((raw) => raw !== ''));
        },
      ),
      { numRuns: 150 },
    );
  });
});
