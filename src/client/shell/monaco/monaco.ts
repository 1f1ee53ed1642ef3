/**
 * The code editor, bundled, so that nothing is loaded from another host. About a megabyte: always import it lazily, and show
 * a plain editor first. Has all features, because the JSON mode imports them anyway.
 */
import { loader } from '@monaco-editor/react';
import * as monaco from 'monaco-editor/editor';
import editorWorkerUrl from 'monaco-editor/editor/editor.worker?worker&url';
import 'monaco-editor/features/register.all';
import jsonWorkerUrl from 'monaco-editor/languages/features/json/json.worker?worker&url';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
import { defineThemes } from './themes.ts';

/** Rejects if a worker script cannot be loaded: the page then uses the plain editor. */
async function preload(url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The editor's worker could not be loaded (status ${response.status})`);
  // Read to the end, so that the browser has the script cached when the worker starts.
  await response.arrayBuffer();
}
// The editor would load it later, when the server may be gone.
await import('monaco-editor/languages/features/json/jsonMode');
await Promise.all([preload(editorWorkerUrl), preload(jsonWorkerUrl)]);

self.MonacoEnvironment = {
  getWorker: (_moduleId, label) => new Worker(label === 'json' ? jsonWorkerUrl : editorWorkerUrl, { type: 'module' }),
};

/** The wrapper's types ask for the whole package, but it uses only `editor` and `Uri`. */
const wrapper: { config(options: { monaco?: Pick<typeof monaco, 'editor' | 'Uri'> }): void } = loader;
wrapper.config({ monaco });

defineThemes(monaco.editor);

// Shortcuts of the page that the editor would handle itself.
monaco.editor.addKeybindingRules([
  { keybinding: monaco.KeyCode.F1, command: null },
  { keybinding: monaco.KeyCode.F8, command: null },
  { keybinding: monaco.KeyMod.Shift | monaco.KeyCode.F8, command: null },
]);

export { jsonDefaults, monaco };
