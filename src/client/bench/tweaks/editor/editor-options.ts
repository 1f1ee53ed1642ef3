/** Options of the tweaks editor; colours are in its theme. */
import type { editor } from 'monaco-editor/editor';
import { monaco } from '../../../shell/monaco/monaco.ts';

const FONT_SIZE = 12.5;
/** Hints are smaller than code, so that longer ones fit. */
const HINT_FONT_SIZE = 11;
/** How many characters of a hint are as wide as one character of code. */
export const HINTS_PER_COLUMN = FONT_SIZE / HINT_FONT_SIZE;

export const EDITOR_OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  ariaLabel: 'Tweaks JSON',
  accessibilitySupport: 'auto',
  fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSize: FONT_SIZE,
  lineHeight: 20,
  fontLigatures: false,
  padding: { top: 8, bottom: 8 },
  glyphMargin: true,
  lineNumbersMinChars: 3,
  lineDecorationsWidth: 8,
  folding: false,
  minimap: { enabled: false },
  renderLineHighlight: 'none',
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  scrollBeyondLastLine: false,
  scrollBeyondLastColumn: 0,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  guides: { indentation: false },
  stickyScroll: { enabled: false },
  occurrencesHighlight: 'off',
  selectionHighlight: false,
  unicodeHighlight: { ambiguousCharacters: false },
  links: false,
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  fixedOverflowWidgets: true,
  wordBasedSuggestions: 'off',
  quickSuggestions: { strings: true, other: true, comments: false },
  suggest: { showWords: false },
  hover: { delay: 300 },
  // The gutter has the marks instead; ⌘. opens the fixes.
  lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.Off },
  dropIntoEditor: { enabled: false },
  // With it a paste is asynchronous, and given up when a key is pressed before it is done.
  pasteAs: { enabled: false },
};
