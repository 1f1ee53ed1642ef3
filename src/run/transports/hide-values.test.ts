import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hideValues } from './hide-values.ts';

const values = 'data: {"event":"component-values","at":1,"received":{"a":"x"}}\n\n';
const others = ['data: {"event":"component-start","at":1}\n\n', ': keep-alive\n\n'];

it('leaves these frames out, wherever the chunks end, and nothing else', () => {
  const frames = fc.array(fc.constantFrom(values, ...others));
  const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 });
  fc.assert(
    fc.property(frames, sizes, (sent, chunks) => {
      const filter = hideValues();
      let left = sent.join('');
      let shown = '';
      for (let turn = 0; left !== ''; turn += 1) {
        const size = chunks[turn % chunks.length] ?? 1;
        shown += filter.feed(left.slice(0, size));
        left = left.slice(size);
      }
      expect(shown + filter.rest()).toBe(sent.filter((frame) => frame !== values).join(''));
    }),
  );
});

it('gives the beginning of a frame that was cut off, unless it is one of them', () => {
  for (const [cut, shown] of [
    ['data: {"event":"comp', 'data: {"event":"comp'],
    ['data: {"event":"run-end"}\n', 'data: {"event":"run-end"}\n'],
    [values.slice(0, 50), ''],
    [values.slice(0, -1), ''],
  ] as const) {
    const filter = hideValues();
    expect(filter.feed(cut) + filter.rest()).toBe(shown);
  }
});
