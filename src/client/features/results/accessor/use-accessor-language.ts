/** The language of accessors; stored in the browser. */
import * as z from 'zod/mini';
import { ACCESSOR_LANGUAGES, type AccessorLanguage } from '#run/results/result-accessor.ts';
import { preference, usePreference } from '../../../state/preference.ts';

const kept = preference<AccessorLanguage>('tweakbench.accessor-language', z.enum(ACCESSOR_LANGUAGES), 'TypeScript');

export function useAccessorLanguage() {
  return usePreference(kept);
}
