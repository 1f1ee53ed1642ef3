// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { ErrorBoundary } from 'react-error-boundary';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useLoaded } from './use-loaded.ts';

afterEach(cleanup);

function Probe({ load, isNeeded }: { load: () => Promise<string>; isNeeded: boolean }) {
  return <p>{useLoaded(load, isNeeded) ?? 'loading'}</p>;
}

describe('useLoaded', () => {
  it('loads once, when it is needed', async () => {
    const load = vi.fn(() => Promise.resolve('the part'));
    const { rerender } = render(<Probe load={load} isNeeded={false} />);
    expect(load).not.toHaveBeenCalled();
    rerender(<Probe load={load} isNeeded />);
    expect(await screen.findByText('the part')).toBeTruthy();
    rerender(<Probe load={load} isNeeded={false} />);
    expect(screen.getByText('the part')).toBeTruthy();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('throws to the error boundary if it cannot be loaded, and loads again after a reset', async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const load = vi.fn().mockRejectedValueOnce(new Error('gone')).mockResolvedValue('the part');
    render(
      <ErrorBoundary
        fallbackRender={({ resetErrorBoundary }) => (
          <button type="button" onClick={resetErrorBoundary}>
            Try again
          </button>
        )}
      >
        <Probe load={load} isNeeded />
      </ErrorBoundary>,
    );
    (await screen.findByRole('button', { name: 'Try again' })).click();
    expect(await screen.findByText('the part')).toBeTruthy();
    // React reports what the boundary caught.
    errors.mockClear();
  });
});
