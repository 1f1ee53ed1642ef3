/** Header of a request that asks the embedded engine for what components received and gave: `yes`. */
export const VALUES_HEADER = 'x-tweakbench-values';
