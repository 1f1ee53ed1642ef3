import { vi } from 'vitest';

/** A browser that has stored nothing, without locks. */
export function openNewBrowser(): void {
  const values = new Map<string, string>();
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  });
}
