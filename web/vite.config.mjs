// SPDX-License-Identifier: Apache-2.0
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { appPages } from './tools/app-pages.mjs';
import { catalogues } from './tools/catalogues.mjs';

const server = process.env.STOA_SERVER ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), catalogues(), appPages()],
  appType: 'mpa',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { admin: 'admin.html', student: 'student.html' } },
  },
  server: { proxy: { '/api': server } },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
    testTimeout: 20_000,
  },
});
