// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { rowsSource } from '../shared/rows-source.ts';
import { useRowsImport } from './use-rows-import.ts';

/** Reads 1,000 rows and then waits until it is terminated. */
class SlowWorker {
  onmessage = (_message: { data: { part: number } }): void => undefined;
  constructor() {
    workers.add(this);
  }
  postMessage(): void {
    this.onmessage({ data: { part: 1_000 } });
  }
  terminate(): void {
    workers.delete(this);
  }
}
const workers = new Set<SlowWorker>();

const LONG_TEXT = `question\n${'What is new?\n'.repeat(1_540)}`;

function renderImport(text: string, fileName = 'rows.csv') {
  const client = new QueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const source = rowsSource(fileName, text);
  return renderHook(() => useRowsImport(source, null, 100), { wrapper });
}

describe('useRowsImport', () => {
  it('reads the rows, and reads them again in another way', async () => {
    const { result } = renderImport('question,expected\nWho?,Ada\n');
    await waitFor(() => expect(result.current.rows?.columns).toEqual(['question', 'expected']));
    expect(result.current.imported?.cases).toHaveLength(1);
    act(() => result.current.setReading({ format: 'lines', hasHead: false }));
    await waitFor(() => expect(result.current.rows?.rows).toEqual([['question,expected'], ['Who?,Ada']]));
    expect(result.current.problem).toBeNull();
  });

  it('says that there are too many columns, with the same message as the command', async () => {
    const { result } = renderImport(`question\n${'a,'.repeat(1_001)}`);
    await waitFor(() =>
      expect(result.current.problem).toBe(
        'The file has more than 1,000 columns at line 2. Leave out those that the cases do not use',
      ),
    );
  });

  it('says how many rows of a long text are read, and can be stopped', async () => {
    vi.stubGlobal('Worker', SlowWorker);
    const { result } = renderImport(LONG_TEXT);
    await waitFor(() => expect(result.current.count).toBe(1_000));
    act(() => result.current.stop());
    await waitFor(() => expect(result.current.problem).toBe('Reading was stopped.'));
    expect(result.current.count).toBeNull();
    await waitFor(() => expect(workers.size).toBe(0));
    act(() => result.current.setReading({ format: 'lines', hasHead: false }));
    await waitFor(() => expect(result.current.count).toBe(1_000));
    expect(result.current.problem).toBeNull();
  });

  it('stops reading when the import is closed', async () => {
    vi.stubGlobal('Worker', SlowWorker);
    const { result, unmount } = renderImport(LONG_TEXT);
    await waitFor(() => expect(result.current.count).toBe(1_000));
    unmount();
    await waitFor(() => expect(workers.size).toBe(0));
  });
});
