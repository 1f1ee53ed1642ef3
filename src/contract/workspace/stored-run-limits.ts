/** The largest run that the server stores, in bytes. The page does not send a larger one. */

export const STORED_RUN_BYTES = 50 * 1024 * 1024;
/** JSON values. A large answer is in its run three times. */
export const STORED_RUN_VALUES = 2_000_000;

export const TOO_LARGE_RUN = 'A run may have at most 50 MB, so this one is not kept on the server';
export const TOO_MANY_VALUES_RUN = 'A run may have at most 2,000,000 values, so this one is not kept on the server';

export const TOO_LONG_TWEAKS =
  'The tweaks may have at most 2,000,000 characters, so this run is not kept on the server';
