// @vitest-environment happy-dom
import { act, cleanup, render } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useUiState } from '../../shell/state/ui-state.ts';
import { useMarkedTexts } from './use-marked-texts.ts';

const highlights = new Map<string, Set<Range>>();
beforeEach(() => {
  vi.stubGlobal('Highlight', Set);
  vi.stubGlobal('CSS', { highlights });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  highlights.clear();
});

function Answer({ output, text }: { output: string; text: string }) {
  const article = useRef<HTMLElement>(null);
  useMarkedTexts(article, output);
  return <article ref={article}>{text}</article>;
}

it('the texts are marked in every answer of the output, until the test is saved', () => {
  render(
    <>
      <Answer output="Chat Output" text="Paris is old" />
      <Answer output="Chat Output (2)" text="Old Paris" />
      <Answer output="Summary" text="Paris" />
    </>,
  );
  const marked = () => [...(highlights.get('saved-test') ?? [])].map((range) => range.toString());
  act(() => useUiState.setState({ markedTexts: { output: 'Chat Output', texts: ['paris'] } }));
  expect(marked()).toEqual(['Paris', 'Paris']);
  act(() => useUiState.setState({ markedTexts: null }));
  expect(marked()).toEqual([]);
});
