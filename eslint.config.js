import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

/** Features never import each other; what two of them need belongs to `lib` or `ui`. */
const app = './ui-app/src';
const features = readdirSync(new URL(`${app}/features`, import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const zones = [
  {
    target: [`${app}/lib`, `${app}/ui`],
    from: [`${app}/features`, `${app}/app`],
    message: 'lib and ui know no feature.',
  },
  { target: `${app}/lib`, from: `${app}/ui`, message: 'lib is below ui.' },
  { target: `${app}/features`, from: `${app}/app`, message: 'Features do not know the application.' },
  ...features.map((feature) => ({
    target: `${app}/features/${feature}`,
    from: `${app}/features`,
    except: [`./${feature}`],
    message: 'Features never import each other.',
  })),
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/target/',
      '**/node_modules/',
      'ui-app/src/lib/api/schema.d.ts',
      'engine/',
      'e2e/',
      'bench/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['ui-{app,modeler}/**/*.{ts,tsx}'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          project: ['ui-app/tsconfig.json', 'ui-modeler/tsconfig.json'],
          noWarnOnMultipleProjects: true,
        }),
      ],
    },
    languageOptions: { globals: globals.browser },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      'import-x/no-cycle': ['error', { maxDepth: 4 }],
    },
  },
  {
    files: ['ui-app/src/**/*.{ts,tsx}'],
    plugins: { 'import-x': importX, 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...jsxA11y.flatConfigs.recommended.rules,
      // Focus moves only into what the person just opened (a dialog, an edited title).
      'jsx-a11y/no-autofocus': 'off',
      'import-x/no-restricted-paths': ['error', { zones }],
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}', '**/dev/**'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: { 'no-console': 'off' },
  },
  prettier,
);
