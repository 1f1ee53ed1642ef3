/** Rows to import, from a file or pasted. */
export interface RowsSource {
  /** Empty for pasted rows. */
  fileName: string;
  text: string;
  /** Why the file cannot be read; null if it can. */
  problem: string | null;
}
