/** What of a run is shown, and in which order. Kept while the page is open, not in the link. */
import type { SectionOptions } from '#run/result-sections.ts';

export type ResultOptions = SectionOptions;

export const DEFAULT_OPTIONS: ResultOptions = { groupBy: 'input', inputShown: null, query: '' };
