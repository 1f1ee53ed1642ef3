/** Height of virtualised rows, which have to be taller for touch. */
import { useMediaQuery } from '@mantine/hooks';

/** In px. `narrow` is used on a narrow screen and defaults to the height of controls there. */
export function useNarrowHeight(wide: number, narrow = 44): number {
  return useMediaQuery('(max-width: 819px)', false, { getInitialValueInEffect: false }) ? narrow : wide;
}
