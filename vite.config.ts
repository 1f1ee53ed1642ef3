import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { tweakbenchServer } from '#server/vite-plugin.ts';

export default defineConfig({
  plugins: [react(), ...(process.env.VITEST ? [] : [tweakbenchServer()])],
  build: { outDir: 'dist/client', target: 'es2022', assetsInlineLimit: 0, manifest: true },
  worker: { format: 'es' },
  server: { watch: { ignored: ['**/.langflow/**', '**/.build/**', '**/dist/**', '**/test-results/**'] } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    setupFiles: ['src/client/testing/fail-on-console.ts'],
    testTimeout: 20_000,
    retry: process.env.CI === undefined ? 0 : 1,
  },
});
