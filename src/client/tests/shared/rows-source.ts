/** Rows to import, from a file or pasted. */
import { randomId } from '../../shell/ui/browser/random-id.ts';

export interface RowsSource {
  /** A new id for each file and each paste. */
  id: string;
  /** Empty for pasted rows. */
  fileName: string;
  text: string;
  /** Why the file cannot be read; null if it can. */
  problem: string | null;
}

export function rowsSource(fileName: string, text: string, problem: string | null = null): RowsSource {
  return { id: randomId(), fileName, text, problem };
}

/** How the first cases of a suite are made, as chosen before its editor opens; null for a suite as it is. */
export type EditorBegin = 'case' | 'import' | 'history' | RowsSource | null;
