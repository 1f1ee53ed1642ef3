// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { JsonPath } from '#run/results/result-accessor.ts';
import { PickedProvider } from '../answers/picked-provider.tsx';
import { ResultBase, usePick, usePickedHere } from './picked-value.ts';

afterEach(cleanup);

const FIRST: JsonPath = ['outputs', 0];
const SECOND: JsonPath = ['outputs', 1];

function Result({ name, onRender }: { name: string; onRender: (name: string) => void }) {
  onRender(name);
  const pick = usePick();
  return (
    <button type="button" onClick={() => pick?.({ path: ['text'] })}>
      {name}: {usePickedHere()?.path.join('.') ?? 'nothing'}
    </button>
  );
}

it('a picked value renders only what shows it, and is reset for another run', () => {
  const rendered: string[] = [];
  const results = (
    <>
      <ResultBase value={FIRST}>
        <Result name="first" onRender={(name) => rendered.push(name)} />
      </ResultBase>
      <ResultBase value={SECOND}>
        <Result name="second" onRender={(name) => rendered.push(name)} />
      </ResultBase>
    </>
  );
  const { rerender } = render(<PickedProvider runId="run-1">{results}</PickedProvider>);
  rendered.length = 0;
  act(() => screen.getByText('first: nothing').click());
  expect(screen.getByText('first: outputs.0.text')).toBeDefined();
  expect(rendered).toEqual(['first']);
  act(() => screen.getByText('second: nothing').click());
  expect(screen.getByText('first: nothing')).toBeDefined();
  expect(screen.getByText('second: outputs.1.text')).toBeDefined();
  rerender(<PickedProvider runId="run-2">{results}</PickedProvider>);
  expect(screen.getByText('second: nothing')).toBeDefined();
});
