import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { tweakbenchServer } from '#server/vite-plugin.ts';
import { tablerIcons } from './scripts/build/tabler-icons.ts';

/** What every visit loads within seconds of the form: small pieces that would be a hundred requests. */
const SOON =
  'analyse-draft|attach-to-input|connection-form|file-field-bar|flow-failure|flow-picker|input-progress|inputs-mode-select|open-history|open-stores|perform-run|person-button|popover-panel|prepare-run|probe-connection|recent-results|replay-player|report-table|run-error-view|run-list|run-results|send-waiting|frames-view|inside-view|json-view|tweaks-banner';

/**
 * A first visit costs a request and its headers for every chunk, so what it always loads is joined: all that the entry
 * imports, and the schemas with which the server and the first flow are read. Those of suites, of demos, and of what the server
 * keeps are loaded with what reads them.
 */
const chunkGroups = [
  { name: 'registries', test: /[\\/]zod[\\/].*registries/, priority: 3 },
  { name: 'page', tags: ['$initial' as const], priority: 2 },
  {
    name: 'schemas',
    test: /[\\/]zod[\\/](?!.*json-schema)|[\\/]contract[\\/](?!(?:suite|demos|answers|workspace|routes)[\\/])|client[\\/]shell[\\/]api[\\/]parse-flows|send[\\/]describe-server/,
    priority: 1,
  },
  { name: 'routes', test: /[\\/]contract[\\/]routes[\\/]/, priority: 1 },
  { name: 'soon', test: new RegExp(`[\\\\/](?:${SOON})\\.tsx?$`), priority: 0 },
];

/** The entry lists the names of all chunks, and a hash cannot be compressed: 7 characters are enough to tell builds apart. */
const fileNames = {
  chunkFileNames: 'assets/[name]-[hash:7].js',
  assetFileNames: 'assets/[name]-[hash:7][extname]',
};

export default defineConfig({
  plugins: [react(), tablerIcons(), tweakbenchServer()],
  build: {
    outDir: 'dist/client',
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
    // The document's own script tags load these: Firefox reports an error for a preload beside them.
    modulePreload: {
      resolveDependencies: (_file, files, { hostType }) =>
        hostType === 'html' ? files : files.filter((file) => !/\/(?:page|rolldown-runtime)-/.test(file)),
    },
    rolldownOptions: {
      output: { ...fileNames, codeSplitting: { groups: chunkGroups } },
    },
  },
  worker: { format: 'es' },
  server: { watch: { ignored: ['**/.langflow/**', '**/.build/**', '**/dist/**', '**/test-results/**'] } },
});
