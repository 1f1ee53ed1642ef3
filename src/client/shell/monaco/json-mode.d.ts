/** The package has no types for this module; it is imported for its side effects only. */
declare module 'monaco-editor/languages/features/json/jsonMode';
