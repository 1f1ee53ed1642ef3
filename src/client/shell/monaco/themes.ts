/** The editor's two themes, from the page's tokens. */
import type { editor } from 'monaco-editor/editor';
import { tokenVariables } from '../theme/tokens.ts';

type Scheme = 'light' | 'dark';

function themeOf(scheme: Scheme): editor.IStandaloneThemeData {
  const variables = tokenVariables(scheme);
  const color = (name: string) => variables[`--tb-${name}`] ?? '#808080';
  const rule = (token: string, name: string) => ({ token, foreground: color(name).slice(1) });
  return {
    base: scheme === 'light' ? 'vs' : 'vs-dark',
    inherit: true,
    rules: [
      rule('', 'ink'),
      rule('string.key.json', 'ink'),
      rule('string.value.json', 'accent-ink'),
      rule('number.json', 'accent-ink'),
      rule('keyword.json', 'accent-ink'),
      rule('delimiter', 'ink3'),
      rule('comment', 'ink3'),
    ],
    colors: {
      'editor.background': color('surface'),
      'editor.foreground': color('ink'),
      'editorGutter.background': color('surface'),
      'editorLineNumber.foreground': color('editor-line-number'),
      'editorLineNumber.activeForeground': color('editor-line-number'),
      'editorCursor.foreground': color('accent'),
      'editor.selectionBackground': color('tint'),
      'editor.inactiveSelectionBackground': color('tint'),
      'editorWhitespace.foreground': color('line2'),
      'editorIndentGuide.background1': color('line'),
      'editorIndentGuide.activeBackground1': color('line2'),
      'editorBracketMatch.background': color('seg'),
      'editorBracketMatch.border': '#00000000',
      // The editor colours brackets by depth whatever its options say: give every depth the same colour.
      ...Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, color('ink3')]),
      ),
      'editorBracketHighlight.unexpectedBracket.foreground': color('refused'),
      'editorError.foreground': color('refused'),
      'editorWarning.foreground': color('ignored'),
      'editorInfo.foreground': color('ink3'),
      'editorWidget.background': color('raised'),
      'editorWidget.foreground': color('ink'),
      'editorWidget.border': color('line2'),
      'editorSuggestWidget.background': color('raised'),
      'editorSuggestWidget.border': color('line2'),
      'editorSuggestWidget.foreground': color('ink'),
      'editorSuggestWidget.highlightForeground': color('accent-ink'),
      'editorSuggestWidget.focusHighlightForeground': color('accent-ink'),
      'editorSuggestWidget.selectedBackground': color('tint'),
      'editorSuggestWidget.selectedForeground': color('ink'),
      'editorHoverWidget.background': color('raised'),
      'editorHoverWidget.foreground': color('ink'),
      'editorHoverWidget.border': color('line2'),
      'input.background': color('raised'),
      'input.foreground': color('ink'),
      'input.border': color('edge'),
      'inputOption.activeBackground': color('tint'),
      'inputOption.activeForeground': color('accent-ink'),
      'inputOption.activeBorder': color('accent'),
      focusBorder: color('accent'),
      'list.focusBackground': color('tint'),
      'list.hoverBackground': color('hover'),
      'menu.background': color('raised'),
      'menu.foreground': color('ink'),
      'menu.selectionBackground': color('tint'),
      'menu.selectionForeground': color('ink'),
      'menu.separatorBackground': color('line'),
      'menu.border': color('line2'),
      'textLink.foreground': color('accent-ink'),
      'textLink.activeForeground': color('accent-ink'),
      'editor.findMatchBackground': color('ambiguous-tint'),
      'editor.findMatchBorder': color('ambiguous'),
      'editor.findMatchHighlightBackground': color('ambiguous-tint'),
      'editor.wordHighlightBackground': color('seg'),
      'scrollbar.shadow': '#00000000',
      'scrollbarSlider.background': `${color('edge')}66`,
      'scrollbarSlider.hoverBackground': `${color('edge')}99`,
      'scrollbarSlider.activeBackground': color('edge'),
      'widget.shadow': scheme === 'light' ? '#1c1b1824' : '#0000008c',
    },
  };
}

export const THEME_NAMES: Record<Scheme, string> = { light: 'tb-light', dark: 'tb-dark' };

export function defineThemes(service: Pick<typeof editor, 'defineTheme'>): void {
  service.defineTheme(THEME_NAMES.light, themeOf('light'));
  service.defineTheme(THEME_NAMES.dark, themeOf('dark'));
}
