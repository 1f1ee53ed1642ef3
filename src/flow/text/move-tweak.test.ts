import { describe, expect, it } from 'vitest';
import { indexFlow } from '../index/index-flow.ts';
import { smallFlow } from '../testing/small-flow.ts';
import { moveUnder } from './move-tweak.ts';
import { parseTweaksText } from './tweaks-text.ts';

const index = indexFlow(smallFlow(['a', 'b'].map((id) => ({ id: `Prompt-${id}`, fields: { tone: '' } }))));

describe('a bare key', () => {
  it('moves under each of its components, and comments stay', () => {
    const text = moveUnder('{ "tone": "dry" } // note', 'tone', index.components, index);
    expect(parseTweaksText(text).tweaks).toEqual({ 'Prompt-a': { tone: 'dry' }, 'Prompt-b': { tone: 'dry' } });
    expect(text).toContain('// note');
  });

  it('replaces the tweak that would win over it', () => {
    const text = '{ "Prompt-b": { "tone": "a" }, "Prompt": { "tone": "b" }, "tone": "c" }';
    expect(parseTweaksText(moveUnder(text, 'tone', index.components.slice(1), index)).tweaks).toEqual({
      'Prompt-b': { tone: 'a' },
      Prompt: { tone: 'c' },
    });
  });
});
