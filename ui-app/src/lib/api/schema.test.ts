import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('has the types that the API reference gives', () => {
  const script = fileURLToPath(import.meta.resolve('../../../dev/api-types.mjs'));

  expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
});
