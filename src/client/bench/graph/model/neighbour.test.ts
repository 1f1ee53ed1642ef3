import { describe, expect, it } from 'vitest';
import { type ArrowKey, isArrowKey, neighbour } from './neighbour.ts';

const size = { width: 100, height: 50 };
const boxes = new Map([
  ['input', { x: 0, y: 100, ...size }],
  ['prompt', { x: 200, y: 90, ...size }],
  ['tickets', { x: 200, y: 0, ...size }],
  ['output', { x: 400, y: 100, ...size }],
]);
const connect = (source: string, target: string) => ({ source, target, sourceOutput: null, targetField: null });
const connections = [connect('input', 'tickets'), connect('input', 'prompt'), connect('prompt', 'output')];

describe('neighbour', () => {
  it.each<[string, ArrowKey, string | null]>([
    ['input', 'ArrowRight', 'prompt'],
    ['output', 'ArrowLeft', 'prompt'],
    ['prompt', 'ArrowUp', 'tickets'],
    ['tickets', 'ArrowDown', 'prompt'],
    ['output', 'ArrowRight', null],
    ['input', 'ArrowLeft', null],
    ['tickets', 'ArrowUp', null],
    ['output', 'Home', 'input'],
    ['input', 'End', 'output'],
    ['gone', 'ArrowRight', 'input'],
  ])('leads from %s by %s to %s', (from, key, expected) => {
    expect(neighbour(from, key, boxes, connections, 'right')).toBe(expected);
  });

  it('uses other keys if the flow runs from top to bottom', () => {
    const down = new Map([...boxes].map(([id, { x, y }]) => [id, { x: y * 2, y: x, ...size }]));
    const lead = (from: string, key: ArrowKey) => neighbour(from, key, down, connections, 'down');
    expect(lead('input', 'ArrowDown')).toBe('prompt');
    expect(lead('output', 'ArrowUp')).toBe('prompt');
    expect(lead('prompt', 'ArrowLeft')).toBe('tickets');
    expect(lead('tickets', 'ArrowRight')).toBe('prompt');
    expect(lead('output', 'Home')).toBe('input');
  });

  it('is null in an empty flow', () => {
    expect(neighbour('a', 'Home', new Map(), [], 'right')).toBeNull();
    expect(neighbour('a', 'ArrowRight', new Map(), [], 'right')).toBeNull();
  });
});

it('keys other than arrows, Home and End are left to the page', () => {
  expect(['ArrowLeft', 'End', 'Tab', 'a'].map(isArrowKey)).toEqual([true, true, false, false]);
});
