/** Height of virtualised rows, which have to be taller for touch. */
import { useIsNarrow } from './use-is-narrow.ts';

/** In px. `narrow` is used on a narrow screen and defaults to the height of controls there. */
export function useNarrowHeight(wide: number, narrow = 44): number {
  return useIsNarrow() ? narrow : wide;
}
