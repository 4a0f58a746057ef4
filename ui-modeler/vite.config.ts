import { defineConfig } from 'vitest/config';

/** One self-contained library: whoever mounts the modeler needs none of its dependencies. */
export default defineConfig({
  // Tests, too, take the packages' ES modules: their CommonJS twins require ES modules in a way Node cannot follow.
  resolve: { mainFields: ['browser', 'module', 'main'] },
  build: {
    target: 'es2023',
    sourcemap: true,
    cssCodeSplit: false,
    lib: {
      entry: {
        index: 'src/index.ts',
        viewer: 'src/viewer.ts',
        compare: 'src/compare/index.ts',
        schedule: 'src/schedule/index.ts',
        'lint-worker': 'src/lint/worker.ts',
      },
      formats: ['es'],
      cssFileName: 'style',
    },
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts'],
    testTimeout: 20_000,
    reporters: ['default', 'junit'],
    outputFile: 'target/surefire-reports/TEST-vitest.xml',
    setupFiles: ['test/setup.ts'],
    // bpmn-js imports its parts without file endings, which only the bundler resolves.
    server: { deps: { inline: [/bpmn-js/, /diagram-js/, /@bpmn-io/] } },
  },
});
