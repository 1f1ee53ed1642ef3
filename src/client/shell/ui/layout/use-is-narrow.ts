/** Whether the window is narrow: then the page has one pane at a time, and larger targets. */

import { useMediaQuery } from '@mantine/hooks';

export function useIsNarrow(): boolean {
  return useMediaQuery('(max-width: 819px)', false, { getInitialValueInEffect: false });
}

/** In px. `narrow` is used on a narrow screen and defaults to the height of controls there. */
export function useNarrowHeight(wide: number, narrow = 44): number {
  return useIsNarrow() ? narrow : wide;
}
