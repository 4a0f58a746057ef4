import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const engine = process.env['TASKLOOM_ENGINE'] ?? 'http://localhost:8080';
const engineServes = ['/api', '/app-config.json', '/camunda', '/swagger-ui', '/v3'];

export default defineConfig(async ({ mode }) => ({
  plugins: [react(), mode === 'mock' ? (await import('./dev/mock.ts')).mockEngine() : null],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    port: 5173,
    proxy:
      mode === 'mock'
        ? {}
        : {
            ...Object.fromEntries(engineServes.map((path) => [path, engine])),
            '/live': { target: engine, ws: true },
          },
  },
  worker: { format: 'es' as const },
  build: { target: 'es2023', sourcemap: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    css: false,
    testTimeout: 60_000,
    restoreMocks: true,
    // Where `./taskloom test` counts Java's tests, too.
    reporters: ['default', 'junit'],
    outputFile: 'target/surefire-reports/TEST-vitest.xml',
    pool: 'threads',
    maxWorkers: 2,
  },
}));
