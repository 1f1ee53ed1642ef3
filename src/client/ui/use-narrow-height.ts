/** Height of what is drawn row by row: fingers need more than a pointer. */
import { useMediaQuery } from '@mantine/hooks';

/** In px: `wide`, but on a narrow screen that of every control there. */
export function useNarrowHeight(wide: number): number {
  return useMediaQuery('(max-width: 819px)', false, { getInitialValueInEffect: false }) ? 44 : wide;
}
