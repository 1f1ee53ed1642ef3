/** Field types whose value is a number. */
export const NUMBER_TYPES: ReadonlySet<string> = new Set(['int', 'float', 'slider']);
