import type { RowsSource } from './rows-source.ts';

/** How the first cases of a suite are made, as chosen before its editor opens; null for a suite as it is. */
export type EditorBegin = 'case' | 'import' | 'history' | RowsSource | null;
