import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { graphics, mountViewer } from '../../test/mount';

const followUp = readFileSync('test/follow-up.bpmn', 'utf8');

const marks = (container: HTMLElement, id: string) =>
  [...graphics(container, id).classList].filter((name) => ['tl-passed', 'tl-never'].includes(name));

it('what is passed and what never is are told apart, elements and paths alike', async () => {
  const { container, showCoverage } = await mountViewer(followUp);

  showCoverage({ never: ['call-hook', 'f5', 'long-gone'] });

  expect(marks(container, 'send-mail')).toEqual(['tl-passed']);
  expect(marks(container, 'f1')).toEqual(['tl-passed']);
  expect(marks(container, 'call-hook')).toEqual(['tl-never']);
  expect(marks(container, 'f5')).toEqual(['tl-never']);

  showCoverage({ never: [] });
  expect(marks(container, 'call-hook')).toEqual(['tl-passed']);
});
