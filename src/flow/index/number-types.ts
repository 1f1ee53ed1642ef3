/** Types of fields that hold a number. */
export const NUMBER_TYPES: ReadonlySet<string> = new Set(['int', 'float', 'slider']);
