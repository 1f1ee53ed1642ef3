/** Whether the window is narrow: then the page has one pane at a time, and larger targets. */
import { useMediaQuery } from '@mantine/hooks';

export function useIsNarrow(): boolean {
  return useMediaQuery('(max-width: 819px)', false, { getInitialValueInEffect: false });
}
