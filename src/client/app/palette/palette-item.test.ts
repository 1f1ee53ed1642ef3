import { describe, expect, it } from 'vitest';
import { IconClock } from '../../shell/icons/icons.ts';
import { type PaletteGroup, type PaletteItem, searchPalette } from './palette-item.ts';
import type { PaletteUses } from './palette-uses.ts';

function item(group: PaletteGroup, label: string, note = ''): PaletteItem {
  return { key: `${group} ${label} ${note}`, group, icon: IconClock, label, note, run: () => undefined };
}

const items = [
  item('Tweak a field', 'Set max_tokens', 'Language Model, flow value 400'),
  item('Tweak a field', 'Set temperature', 'Language Model, flow value 0.2'),
  item('Components', 'Prompt Template', 'Prompt-p1'),
  item('Runs', 'Open run #14', 'temperature 0.2 → 0.9'),
  item('Commands', 'Use the system theme'),
];

function found(query: string, uses: PaletteUses = new Map()): string[] {
  return searchPalette(items, query, uses).groups.flatMap(({ items: some }) => some.map(({ label }) => label));
}

describe('searchPalette', () => {
  it('matches the start of a word, inside a word and in the note, best first in each group', () => {
    expect(found('temp')).toEqual(['Set temperature', 'Prompt Template', 'Open run #14']);
    expect(found('model')).toEqual(['Set max_tokens', 'Set temperature']);
    expect(found('tokens')).toEqual(['Set max_tokens']);
  });

  it('sorts equal matches by use', () => {
    const uses = new Map([[items[1]?.key ?? '', 2]]);
    expect(found('set', uses)).toEqual(['Set temperature', 'Set max_tokens']);
    expect(found('set')).toEqual(['Set max_tokens', 'Set temperature']);
  });

  it('requires every word', () => {
    expect(found('set language temp')).toEqual(['Set temperature']);
    expect(found('set nothing')).toEqual([]);
  });

  it('searches only runs after # and only components after @', () => {
    expect(found('#')).toEqual(['Open run #14']);
    expect(found('@pro')).toEqual(['Prompt Template']);
    expect(found('#theme')).toEqual([]);
  });

  it('puts commands first for an empty query', () => {
    expect(searchPalette(items, '', new Map()).groups[0]?.group).toBe('Commands');
  });

  it('shows only the first items of a long group, with the total count', () => {
    const many = Array.from({ length: 40 }, (_, at) => item('Components', `Part ${at}`));
    const { groups, total } = searchPalette(many, 'part', new Map());
    expect(groups[0]?.items).toHaveLength(8);
    expect(total).toBe(40);
  });
});
