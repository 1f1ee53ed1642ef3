/** Height of what is drawn row by row: fingers need more than a pointer. */
import { useMediaQuery } from '@mantine/hooks';

/** In px: `wide`, but `narrow` on a narrow screen, by default that of every control there. */
export function useNarrowHeight(wide: number, narrow = 44): number {
  return useMediaQuery('(max-width: 819px)', false, { getInitialValueInEffect: false }) ? narrow : wide;
}
