import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createComparison, differences } from '.';

const followUp = readFileSync('test/follow-up.bpmn', 'utf8');
const changed = followUp
  .replace('name="Look into it"', 'name="Look closely"')
  .replace('>It is urgent.<', '>Please hurry.<')
  .replace('PT15M', 'PT1H')
  .replace('R5/PT30S', 'R3/PT10S');
const shorter = followUp.replace('<bpmn:sequenceFlow id="f11" sourceRef="approve" targetRef="looked" />', '');

describe('Two versions', () => {
  it('of the same content do not differ', async () => {
    expect(await differences(followUp, followUp)).toEqual([]);
  });

  it('differ in what their elements say, told in words', async () => {
    expect(await differences(followUp, changed)).toEqual([
      {
        elementId: 'send-mail',
        name: 'Tell the assignee',
        kind: 'changed',
        properties: [
          { what: 'Input “text”', before: 'It is urgent.', after: 'Please hurry.' },
          { what: 'When it fails', before: 'R5/PT30S', after: 'R3/PT10S' },
        ],
      },
      {
        elementId: 'wait',
        name: '15 minutes',
        kind: 'changed',
        properties: [{ what: 'Time', before: 'PT15M', after: 'PT1H' }],
      },
      {
        elementId: 'approve',
        name: 'Look closely',
        kind: 'changed',
        properties: [{ what: 'Name', before: 'Look into it', after: 'Look closely' }],
      },
    ]);
  });

  it('differ in what was taken away, put in and moved', async () => {
    const flow = expect.objectContaining({ elementId: 'f11', name: 'Look into it → End' });
    expect(await differences(followUp, shorter)).toContainEqual(flow);
    expect((await differences(followUp, shorter)).find(({ elementId }) => elementId === 'f11')?.kind).toBe(
      'removed',
    );
    expect((await differences(shorter, followUp)).find(({ elementId }) => elementId === 'f11')?.kind).toBe(
      'added',
    );
    const moved = followUp.replace(/(bpmnElement="approve">\s*<dc:Bounds x=")\d+/, '$1999');
    expect(await differences(followUp, moved)).toEqual([
      { elementId: 'approve', name: 'Look into it', kind: 'moved', properties: [] },
    ]);
  });

  it('stand side by side, marked', async () => {
    const container = document.body.appendChild(document.createElement('div'));
    const comparison = createComparison({ container, before: followUp, after: changed });
    await comparison.ready;

    const panes = [...container.querySelectorAll('.tl-compare-pane')];
    expect(
      panes.map((pane) => pane.querySelectorAll('.djs-element.tl-diff-changed:not(.djs-label)').length),
    ).toEqual([3, 3]);
    expect(panes[0]?.querySelector('.bjs-powered-by')).not.toBeNull();

    comparison.destroy();
    expect(container.childElementCount).toBe(0);
  });
});
