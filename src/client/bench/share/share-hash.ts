/** Prefix of the hash of a shared request. In its own file, so that the hash can be checked without loading the parser. */
export const HASH_KEY = '#request=';
