import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { apiPage } from './scripts/api-page.ts';
import { licences } from './scripts/licences.ts';

/** The workbench's pages: `web/` → `web/dist`, which `clew serve` hands out. `npm run web` serves them while one works on them. */
export default defineConfig({
  root: 'web',
  base: '/',
  plugins: [react(), licences(), apiPage()],
  // The pages' content policy allows no data: scripts or fonts.
  build: { outDir: 'dist', emptyOutDir: true, assetsInlineLimit: 0, target: 'es2023', reportCompressedSize: true },
  server: {
    // The Host goes through as it is: the server holds it against the page's origin.
    proxy: { '/api': { target: process.env['CLEW_SERVER'] ?? 'http://127.0.0.1:8440', changeOrigin: false } },
  },
});
