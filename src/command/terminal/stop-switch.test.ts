import { expect, it } from 'vitest';
import { createStopSwitch } from './stop-switch.ts';

it('stops at the first press, and ends at once at the second', () => {
  let ends = 0;
  const { signal, press } = createStopSwitch(() => {
    ends += 1;
  });
  press();
  expect([signal.aborted, ends]).toEqual([true, 0]);
  press();
  expect(ends).toBe(1);
});
