/** Commands of the whole page, shared by the top bar, the menu and the palette. */
export interface PageCommands {
  openPalette: () => void;
  openHelp: () => void;
  /** Opens All runs, or closes it. */
  openAllRuns: () => void;
  copyLink: () => void;
  present: () => void;
  importFiles: (files: readonly File[]) => Promise<void>;
}
