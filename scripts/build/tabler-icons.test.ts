import { describe, expect, it } from 'vitest';
import { iconModule } from './tabler-icons.ts';

const LINES = 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round" stroke-width="2"';

describe('the module of an icon', () => {
  it.each([
    ['lines', `<path ${LINES} d="M1 1h2"/>`, '["M1 1h2"], false'],
    ['a group of lines', `<g ${LINES}><path d="M1 1h2"/><path d="m4 4v2"/></g>`, '["M1 1h2","m4 4v2"], false'],
    ['areas', '<path fill="currentColor" d="M6 4v16z"/>', '["M6 4v16z"], true'],
  ])('draws %s', (_, body, drawn) => {
    const [paths, isFilled] = drawn.split(/, (?=true|false)/);
    const code = iconModule('x', body);
    expect(code).toContain(`const paths = ${paths};`);
    expect(code).toContain(`drawIcon(props, paths, ${isFilled})`);
  });

  it.each(['<circle cx="1" cy="1" r="1"/>', '<path d="M1 1h2"/><text>x</text>', ''])('is refused for %j', (body) => {
    expect(() => iconModule('x', body)).toThrow('The icon "x" is not made of paths');
  });
});
