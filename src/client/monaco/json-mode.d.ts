/** The package has no types for it, and it is only loaded. */
declare module 'monaco-editor/languages/features/json/jsonMode';
