// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useRef } from 'react';
import { afterEach, expect, it } from 'vitest';
import { useUiState } from '../../shell/state/ui-state.ts';
import { useRowsDrop } from './use-rows-drop.ts';

const taken: string[] = [];
afterEach(() => {
  cleanup();
  taken.length = 0;
  useUiState.setState(useUiState.getInitialState());
});

const namesOf = (files: readonly File[]) => files.map(({ name }) => name).join(' ');

function Tests() {
  const root = useRef<HTMLElement>(null);
  useRowsDrop(root, {
    onSource: ({ fileName, text }) => taken.push(`rows ${fileName}: ${text}`),
    onSuiteFiles: (files) => taken.push(`suite ${namesOf(files)}`),
  });
  return <section aria-label="Tests" ref={root} />;
}

const LIST = '[{"question": "Who?"}]';
const LINES = '{"question": "Who?"}\n{"question": "Where?"}\n';
const FLOW = '{"name": "Echo",\n "data": {"nodes": [], "edges": []}}';
const SUITE = '{"cases": [], "format": "tweakbench-tests"}';
const JSON_TYPE = 'application/json';

it.each<[string, [name: string, text: string, type: string][], string]>([
  ['a list', [['rows.json', LIST, JSON_TYPE]], `rows rows.json: ${LIST}`],
  ['objects, one on each line', [['rows.json', LINES, JSON_TYPE]], `rows rows.json: ${LINES}`],
  [
    'a suite with its rows',
    [
      ['rows.json', LIST, JSON_TYPE],
      ['suite.yaml', 'cases: []', 'application/yaml'],
    ],
    'suite rows.json suite.yaml',
  ],
  ['a suite in JSON', [['words.json', SUITE, JSON_TYPE]], 'suite words.json'],
  ['a misspelt suite in JSON', [['words.tests.json', '{}', JSON_TYPE]], 'suite words.tests.json'],
  ['a flow', [['echo.json', FLOW, JSON_TYPE]], 'page echo.json'],
])('a drop takes %s where it belongs', async (_name, given, expected) => {
  render(<Tests />);
  const files = given.map(([name, text, type]) => new File([text], name, { type }));
  const items = files.map(({ type }) => ({ kind: 'file', type }));
  const dataTransfer = { types: ['Files'], items, files };
  // False when it was accepted.
  expect(fireEvent.drop(screen.getByRole('region', { name: 'Tests' }), { dataTransfer })).toBe(false);
  await waitFor(() => {
    const handedOn = useUiState.getState().requests.openFiles;
    expect([...taken, ...(handedOn === null ? [] : [`page ${namesOf(handedOn)}`])]).toEqual([expected]);
  });
});
