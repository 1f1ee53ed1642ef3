/** Suites of this kind are tests. */
export const KIND = 'tests';
