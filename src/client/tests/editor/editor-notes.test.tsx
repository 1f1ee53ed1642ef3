// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, it } from 'vitest';
import { sampleIndex } from '#run/testing/sample-run.ts';
import { readWrittenSuite, SUITE_HEAD } from '#tests/testing/read-written-suite.ts';
import { renderPage } from '../../testing/render-page.tsx';
import { EMPTY_VIEW } from '../testing/render-in-editor.tsx';
import { EditorNotes } from './editor-notes.tsx';

afterEach(cleanup);

it.each([
  ['a column that is not used', 'input,wrods\nhi,7\n', 'rows.csv: 1 column is not used: wrods (did you mean words?).'],
  ['rows that would ask nothing', 'Wer,Was\nIch,2\n', /^rows\.csv: No column is the input of a case or a field/],
])('the editor names %s', async (_, rows, text) => {
  const { suite } = await readWrittenSuite(`${SUITE_HEAD}cases:\n  - file: rows.csv\n`, { 'rows.csv': rows });
  renderPage(<EditorNotes view={{ ...EMPTY_VIEW, suite }} index={sampleIndex} />);
  screen.getByText(text);
});
