/** How a shared request is told from other hashes, without loading what reads it. */
export const HASH_KEY = '#request=';
