/**
 * The code editor, bundled: nothing comes from another host. Only ever imported lazily (about a megabyte), by editors
 * that show themselves without it first. The whole feature list, because the JSON mode pulls it in anyway.
 */
import { loader } from '@monaco-editor/react';
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/features/register.all';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
import { defineThemes } from './themes.ts';

self.MonacoEnvironment = {
  getWorker: (_moduleId, label) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};

/** The wrapper's types want the whole package; it uses `editor` and `Uri` alone. */
const wrapper: { config(options: { monaco?: Pick<typeof monaco, 'editor' | 'Uri'> }): void } = loader;
wrapper.config({ monaco });

defineThemes(monaco.editor);

// The page's own keys, which the editor would take for itself.
monaco.editor.addKeybindingRules([
  { keybinding: monaco.KeyCode.F1, command: null },
  { keybinding: monaco.KeyCode.F8, command: null },
  { keybinding: monaco.KeyMod.Shift | monaco.KeyCode.F8, command: null },
]);

export { jsonDefaults, monaco };
