import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { losses } from './losses';

/**
 * Models that others have drawn, unpacked into a folder: `ROUND_TRIP_MODELS=<folder> npx vitest run models.test`.
 * Without the folder only the models that ship are read.
 */
const folders = [process.env['ROUND_TRIP_MODELS'], '../processes/src/main/resources/processes'].filter(
  (folder) => folder !== undefined,
);

function models(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? models(path) : [path]))
    .filter((path) => /\.bpmn(20\.xml)?$/i.test(path));
}

describe.each(folders)('Every model of %s', (folder) => {
  it('comes out with all that went in, but for remarks', async () => {
    const lost: Record<string, readonly string[]> = {};
    for (const path of models(folder)) {
      const found = await losses(readFileSync(path, 'utf8')).catch((error: unknown) => [
        { elementId: '', what: String(error) },
      ]);
      const told = found.filter(({ what }) => !what.includes('<!-- … -->'));
      if (told.length > 0) lost[path] = told.map(({ elementId, what }) => `${elementId}: ${what}`);
    }

    expect(lost).toEqual({});
  }, 300_000);
});
