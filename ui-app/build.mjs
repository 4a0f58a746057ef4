/**
 * The front end's part of the Maven build, with the machine's own Node: `node build.mjs install|test|build`.
 * Each step leaves a stamp of what it read, and is skipped while that is unchanged.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const modules = join(root, 'node_modules');
const target = join(here, 'target');
const SHARED = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'eslint.config.js',
  '.prettierrc.json',
  '.prettierignore',
];
const NOT_SOURCES = new Set(['dist', 'target', 'node_modules']);

const steps = {
  install() {
    // Not in target: `mvn clean` must not lead to another download.
    once('install', join(modules, '.taskloom-install'), [join(root, 'package-lock.json')], () =>
      npm('ci', '--no-fund', '--no-audit'),
    );
  },
  test() {
    steps.install();
    modeler();
    once('lint, types and tests', join(target, 'test.stamp'), sources(), () => {
      npm('run', 'lint');
      npm('run', 'typecheck');
      npm('run', 'test');
    });
  },
  build() {
    steps.install();
    modeler();
    const stamp = existsSync(join(here, 'dist', 'index.html')) ? join(target, 'build.stamp') : null;
    once(
      'build',
      stamp ?? join(target, 'build.stamp'),
      sources(),
      () => npm('run', 'build', '-w', '@taskloom/app'),
      stamp === null,
    );
  },
};

/** The application takes the modeler as a library, types included. */
function modeler() {
  const built = existsSync(join(root, 'ui-modeler', 'dist', 'index.d.ts'));
  const read = [...files(join(root, 'ui-modeler')), ...SHARED.map((name) => join(root, name))];
  once(
    'modeler',
    join(target, 'modeler.stamp'),
    read,
    () => npm('run', 'build', '-w', '@taskloom/modeler'),
    !built,
  );
}

function sources() {
  return [
    ...files(here),
    ...files(join(root, 'ui-modeler')),
    ...[...SHARED, 'docs/openapi.json'].map((name) => join(root, name)),
  ];
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_SOURCES.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

function once(name, stamp, read, work, always = false) {
  const hash = createHash('sha256').update(process.version);
  for (const file of read.sort()) hash.update(file).update(readFileSync(file));
  const now = hash.digest('hex');
  if (!always && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) {
    console.log(`ui: ${name}: nothing has changed`);
    return;
  }
  console.log(`ui: ${name}`);
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

function npm(...args) {
  execFileSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
}

const [major] = process.versions.node.split('.').map(Number);
const step = steps[process.argv[2]];
if (major < 20) {
  console.error(
    `The front end is built with Node.js 20.19 or newer; this is ${process.version}. Install a newer one, or build with -DskipUi.`,
  );
  process.exit(1);
} else if (!step) {
  console.error('node build.mjs install|test|build');
  process.exit(1);
} else {
  try {
    step();
  } catch (failure) {
    console.error(`ui: ${failure.message}`);
    process.exit(1);
  }
}
