/** How differences are laid out, remembered by the browser. `formatted`: the answers as they read, without marks. */

const DIFF_LAYOUTS = ['side', 'line', 'formatted'] as const;
export type DiffLayout = (typeof DIFF_LAYOUTS)[number];

const KEY = 'tweakbench.diff-layout.1';

export function readLayout(): DiffLayout {
  try {
    const kept = localStorage.getItem(KEY);
    return DIFF_LAYOUTS.find((layout) => layout === kept) ?? 'side';
  } catch {
    return 'side';
  }
}

export function writeLayout(layout: DiffLayout): void {
  try {
    localStorage.setItem(KEY, layout);
  } catch {
    // Storage is off: the choice lasts as long as the comparison.
  }
}
