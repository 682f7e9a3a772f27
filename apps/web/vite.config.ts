import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
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

export default defineConfig({
  plugins: [react(), tailwindcss(), themeBeforePaint()],
  build: { target: 'es2023', assetsInlineLimit: 0 },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
