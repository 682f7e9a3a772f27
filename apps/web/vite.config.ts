import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * Puts the theme on <html> before the first paint. The content security policy allows no inline script, and a module
 * runs only after the page was painted: so it is a small classic script of its own, named by its hash like every asset.
 */
function themeBeforePaint(): Plugin {
  const source = readFileSync(new URL('./src/theme-before-paint.js', import.meta.url));
  const fileName = `assets/theme-${createHash('sha256').update(source).digest('hex').slice(0, 8)}.js`;
  return {
    name: 'saldo:theme-before-paint',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source });
    },
    transformIndexHtml: (_html, { server }) => [
      { tag: 'script', attrs: { src: server ? '/src/theme-before-paint.js' : `/${fileName}` }, injectTo: 'head-prepend' },
    ],
  };
}

/** Keeps each asset packed beside itself, so that the server sends it small without packing it at every call. */
function packed(): Plugin {
  return {
    name: 'saldo:packed',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((each) => /\.(?:js|css|svg)$/.test(each))) {
        const bytes = readFileSync(join(dir, name));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(bytes, { level: 9 }));
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(bytes));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), tailwindcss(), themeBeforePaint(), packed()],
  build: { target: 'es2023', assetsInlineLimit: 0 },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
