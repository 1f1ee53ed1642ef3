/**
 * The code editor, bundled: nothing comes from another host. Only ever imported lazily (about a megabyte), by editors
 * that show themselves without it first. The whole feature list, because the JSON mode pulls it in anyway.
 */
import { loader } from '@monaco-editor/react';
import * as monaco from 'monaco-editor/editor';
import editorWorkerUrl from 'monaco-editor/editor/editor.worker?worker&url';
import 'monaco-editor/features/register.all';
import jsonWorkerUrl from 'monaco-editor/languages/features/json/json.worker?worker&url';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
import { defineThemes } from './themes.ts';

/** Rejects when a script of a worker cannot be loaded: the editor then stays away as a whole, and the plain one is used. */
async function preload(url: string): Promise<void> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The editor's worker could not be loaded (status ${response.status})`);
  // To its end, so that the browser has it when the worker starts.
  await response.arrayBuffer();
}
// The editor would ask for it later, when the server may be gone.
await import('monaco-editor/languages/features/json/jsonMode');
await Promise.all([preload(editorWorkerUrl), preload(jsonWorkerUrl)]);

self.MonacoEnvironment = {
  getWorker: (_moduleId, label) => new Worker(label === 'json' ? jsonWorkerUrl : editorWorkerUrl, { type: 'module' }),
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
