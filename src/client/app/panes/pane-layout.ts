/** Sizes of panes and which are folded, and the actions that change them. */
import { isJsonObject } from '#contract/json.ts';

export type PaneName = 'request' | 'tweaks' | 'results';

export interface PaneLayout {
  /** Widths in px; null for the default, which depends on the window. */
  request: number;
  tweaks: number | null;
  isRequestFolded: boolean;
  areTweaksFolded: boolean;
  maximised: 'tweaks' | 'results' | null;
}

export const PANE_LIMITS = {
  request: { default: 320, min: 280, max: 480 },
  tweaks: { default: 540, max: 960, min: 380 },
  results: { min: 420, enough: 640 },
} as const;

/** Results need no more than lines of 75 characters: the rest of a wide window goes to the tweaks. */
export function defaultTweaks(windowWidth: number): number {
  const { request, tweaks, results } = PANE_LIMITS;
  const left = windowWidth - request.default - results.enough;
  return Math.max(tweaks.default, Math.min(tweaks.max, left));
}

export const DEFAULT_LAYOUT: PaneLayout = {
  request: PANE_LIMITS.request.default,
  tweaks: null,
  isRequestFolded: false,
  areTweaksFolded: false,
  maximised: null,
};

/** Reads a stored layout; invalid parts get their defaults. */
export function parseLayout(value: unknown): PaneLayout {
  if (!isJsonObject(value)) return DEFAULT_LAYOUT;
  return {
    request: readSize(value.request) ?? DEFAULT_LAYOUT.request,
    tweaks: readSize(value.tweaks),
    isRequestFolded: value.isRequestFolded === true,
    areTweaksFolded: value.areTweaksFolded === true,
    maximised: value.maximised === 'tweaks' || value.maximised === 'results' ? value.maximised : null,
  };
}

function readSize(value: unknown): number | null {
  return typeof value === 'number' && value > 0 && value < 10_000 ? value : null;
}

/** True if the pane is folded to a rail. */
export function isFolded(layout: PaneLayout, pane: PaneName): boolean {
  if (layout.maximised !== null) return layout.maximised !== pane;
  if (pane === 'results') return false;
  return pane === 'request' ? layout.isRequestFolded : layout.areTweaksFolded;
}

/** Unfolding a rail of a maximised layout restores the previous layout, with that pane open. */
export function foldPane(layout: PaneLayout, pane: PaneName, isToFold: boolean): PaneLayout {
  const next = { ...layout, maximised: null };
  if (pane === 'request') next.isRequestFolded = isToFold;
  if (pane === 'tweaks') next.areTweaksFolded = isToFold;
  return next;
}

/** Maximises the pane, or restores the previous layout. */
export function toggleMaximised(layout: PaneLayout, pane: 'tweaks' | 'results'): PaneLayout {
  return { ...layout, maximised: layout.maximised === pane ? null : pane };
}
