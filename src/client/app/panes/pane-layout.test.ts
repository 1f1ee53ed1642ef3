import { describe, expect, it } from 'vitest';
import { DEFAULT_LAYOUT, defaultTweaks, foldPane, isFolded, parseLayout, toggleMaximised } from './pane-layout.ts';

describe('pane layout', () => {
  it.each([null, 'x', { request: -4, tweaks: 'wide', maximised: 'request' }])('reads %j as the default', (value) => {
    expect(parseLayout(value)).toEqual(DEFAULT_LAYOUT);
  });

  it('reads a stored layout', () => {
    const layout = { request: 400, tweaks: 600, isRequestFolded: true, areTweaksFolded: false, maximised: null };
    expect(parseLayout(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
  });

  it.each([
    [1280, 540],
    [1440, 540],
    [1920, 960],
    [1700, 740],
    [2560, 960],
  ])('gives the tweaks the width that the results do not need in a window of %i px', (windowWidth, width) => {
    expect(defaultTweaks(windowWidth)).toBe(width);
  });

  it('folds the other panes while one is maximised, and restores the previous layout', () => {
    const folded = foldPane(DEFAULT_LAYOUT, 'request', true);
    const maximised = toggleMaximised(folded, 'results');
    expect([isFolded(maximised, 'request'), isFolded(maximised, 'tweaks'), isFolded(maximised, 'results')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(toggleMaximised(maximised, 'results')).toEqual(folded);
  });

  it('restores the previous layout when a folded pane of a maximised layout is opened', () => {
    const layout = foldPane(toggleMaximised(DEFAULT_LAYOUT, 'tweaks'), 'results', false);
    expect(layout).toEqual(DEFAULT_LAYOUT);
  });
});
