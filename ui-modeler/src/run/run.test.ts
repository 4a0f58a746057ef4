import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { graphics, mountViewer } from '../../test/mount';
import { steps } from '../../test/samples';
import type { RunStep } from '../types';
import { takenFlows, type Flow } from './path';
import { durationText, stateOf } from './state';

const followUp = readFileSync('test/follow-up.bpmn', 'utf8');

const chip = (container: HTMLElement, id: string) =>
  container.querySelector(`.djs-overlays[data-container-id="${id}"] .tl-chip`);

const classes = (container: HTMLElement, id: string) =>
  [...graphics(container, id).classList].filter((name) => name.startsWith('tl-run-'));

describe('A run on its diagram', () => {
  it('marks what is done, what waits and what failed, and the paths taken', async () => {
    const { container, showRun } = await mountViewer(followUp);

    showRun({ steps });

    expect(classes(container, 'send-mail')).toEqual(['tl-run-completed']);
    expect(classes(container, 'wait')).toEqual(['tl-run-waiting']);
    expect(classes(container, 'call-hook')).toEqual(['tl-run-failed']);
    expect(classes(container, 'follow-up')).toEqual([]);
    expect(['f1', 'f2', 'f3', 'f4', 'f5', 'f9'].filter((id) => classes(container, id).length > 0)).toEqual([
      'f1',
      'f2',
      'f3',
      'f4',
    ]);
    expect(chip(container, 'send-mail')?.textContent).toBe('✓1.3 s');
    expect(chip(container, 'call-hook')?.getAttribute('title')).toBe(
      'The peer answered 503 Service Unavailable.',
    );
  });

  it('is shown although it comes before the diagram', async () => {
    const { container, showRun, importXml } = await mountViewer(followUp);

    const imported = importXml(followUp);
    showRun({ steps });
    await imported;

    expect(classes(container, 'wait')).toEqual(['tl-run-waiting']);
  });

  it('moves on without touching what stayed as it was', async () => {
    const { container, showRun } = await mountViewer(followUp);
    showRun({ steps });
    const unchanged = chip(container, 'send-mail');

    const later = steps.map<RunStep>((step) =>
      step.elementId === 'wait' ? { ...step, state: 'completed', endedAt: '2026-11-21T08:15:01.400Z' } : step,
    );
    showRun({ steps: later });

    expect(classes(container, 'wait')).toEqual(['tl-run-completed']);
    expect(chip(container, 'wait')?.textContent).toBe('✓15 min');
    expect(chip(container, 'send-mail')).toBe(unchanged);
  });

  it('tells a step that somebody skipped from one that is done or was cancelled, and goes on behind it', async () => {
    const { container, showRun } = await mountViewer(followUp);

    showRun({
      steps: steps.map<RunStep>((step) =>
        step.elementId === 'send-mail' ? { ...step, state: 'skipped', error: 'The peer is away.' } : step,
      ),
    });

    expect(classes(container, 'send-mail')).toEqual(['tl-run-skipped']);
    expect(chip(container, 'send-mail')?.textContent).toContain('»skipped');
    expect(chip(container, 'send-mail')?.getAttribute('title')).toBe('The peer is away.');
    expect(classes(container, 'f3')).toEqual(['tl-run-taken']);
  });

  it('is taken off again', async () => {
    const { container, showRun } = await mountViewer(followUp);
    showRun({ steps });

    showRun({ steps: [] });

    expect(container.querySelector('[class*="tl-run-"], .tl-chip')).toBeNull();
  });

  it('ignores steps of elements that this version does not have', async () => {
    const { container, showRun } = await mountViewer(followUp);

    showRun({ steps: [{ ...steps[0]!, elementId: 'long-gone' }] });

    expect(container.querySelector('[class*="tl-run-"]')).toBeNull();
  });

  it('says which element was clicked', async () => {
    const onElementClick = vi.fn();
    const { container } = await mountViewer(followUp, { onElementClick });

    graphics(container, 'send-mail')
      .querySelector('.djs-hit')
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true, button: 0 }));

    expect(onElementClick).toHaveBeenCalledWith('send-mail');
  });

  it('marks the element that the page speaks of', async () => {
    const { container, select } = await mountViewer(followUp);

    select('wait');
    select('send-mail');

    expect(graphics(container, 'wait').classList.contains('tl-selected')).toBe(false);
    expect(graphics(container, 'send-mail').classList.contains('tl-selected')).toBe(true);
  });
});

describe('The path of a run', () => {
  const flow = (source: string, target: string): Flow => ({ id: `${source}>${target}`, source, target });
  const step = (
    elementId: string,
    from: number,
    to: number | null,
    state: RunStep['state'] = 'completed',
  ): RunStep => ({
    id: `${elementId}${String(from)}`,
    elementId,
    state,
    startedAt: new Date(from * 1000).toISOString(),
    endedAt: to === null ? null : new Date(to * 1000).toISOString(),
  });

  it('passes through gateways that were not recorded', () => {
    const flows = [flow('a', 'x'), flow('x', 'b'), flow('x', 'c')];

    const taken = takenFlows(flows, [step('a', 0, 1), step('c', 1, null, 'active')]);

    expect([...taken].sort()).toEqual(['a>x', 'x>c']);
  });

  it('comes from the branch that ended last where branches meet, and from all where they are joined', () => {
    const flows = [flow('a', 'c'), flow('b', 'c')];
    const both = [step('a', 0, 1), step('b', 0, 3), step('c', 3, 4)];

    expect([...takenFlows(flows, both)]).toEqual(['b>c']);
    expect([...takenFlows(flows, both, new Set(['c']))]).toEqual(['a>c', 'b>c']);
  });

  it('goes round a loop', () => {
    const flows = [flow('a', 'b'), flow('b', 'a'), flow('b', 'c')];

    const taken = takenFlows(flows, [
      step('a', 0, 1),
      step('b', 1, 2),
      step('a', 2, 3),
      step('b', 3, null, 'active'),
    ]);

    expect([...taken].sort()).toEqual(['a>b', 'b>a']);
  });

  it('does not lead away from a step that failed', () => {
    const taken = takenFlows([flow('a', 'b')], [step('a', 0, 1, 'failed'), step('b', 2, null, 'active')]);

    expect(taken.size).toBe(0);
  });
});

describe('The state of an element', () => {
  const visit = (state: RunStep['state'], minute: number): RunStep => ({
    id: String(minute),
    elementId: 'a',
    state,
    startedAt: `2026-11-21T08:0${String(minute)}:00Z`,
    endedAt: state === 'active' ? null : `2026-11-21T08:0${String(minute)}:30Z`,
  });

  it('is what still needs attention before what is done', () => {
    expect(stateOf([visit('completed', 1), visit('active', 0)], false)?.look).toBe('active');
    expect(stateOf([visit('active', 0)], true)?.look).toBe('waiting');
    expect(stateOf([visit('completed', 1), visit('failed', 0)], false)).toMatchObject({
      look: 'completed',
      count: 2,
    });
    expect(stateOf([], false)).toBeNull();
  });
});

it.each([
  [85, '85 ms'],
  [1234, '1.2 s'],
  [59_960, '1 min'],
  [185_000, '3 min 5 s'],
  [7_800_000, '2 h 10 min'],
  [273_600_000, '3 d 4 h'],
])('A duration of %d ms reads %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
