/** Commands that belong to the page as a whole, made once and given to the bar, the menu and the palette. */
export interface PageCommands {
  openPalette: () => void;
  openHelp: () => void;
  copyLink: () => void;
  present: () => void;
  importFiles: (files: readonly File[]) => Promise<void>;
}
