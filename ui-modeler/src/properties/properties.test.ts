import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { choose, elementOf, enter, exported, field, mountModeler, pairs, until } from '../../test/mount';
import { parseRetry } from './retry';
import { violationOf } from './time';

const followUp = readFileSync('test/follow-up.bpmn', 'utf8');

describe('The trigger form', () => {
  it('writes the event as a property of the start and keeps the condition', async () => {
    const modeler = await mountModeler(followUp);
    await choose(modeler, 'start');

    enter(await field<HTMLSelectElement>(modeler, 'trigger'), 'TaskOverdue');

    expect(pairs(elementOf(await exported(modeler), 'start'), 'property')).toEqual({
      trigger: 'TaskOverdue',
      condition: '=task.priority = "high"',
    });
  });

  it('drops both when somebody is to start it by hand', async () => {
    const modeler = await mountModeler(followUp);
    await choose(modeler, 'start');

    enter(await field<HTMLSelectElement>(modeler, 'trigger'), '');

    expect(pairs(elementOf(await exported(modeler), 'start'), 'property')).toEqual({});
    await until(() =>
      expect(modeler.properties.querySelector('[data-entry-id="trigger-condition"]')).toBeNull(),
    );
  });

  it('shows the condition as an expression', async () => {
    const modeler = await mountModeler(followUp);

    await choose(modeler, 'start');

    const editor = await field<HTMLElement>(modeler, 'trigger-condition');
    await until(() =>
      expect(editor.closest('[data-entry-id]')?.textContent).toContain('task.priority = "high"'),
    );
  });
});

describe('The form of a step', () => {
  it('changes the name, the description and the time of a timer', async () => {
    const modeler = await mountModeler(followUp);
    await choose(modeler, 'wait');

    enter(await field(modeler, 'name'), 'An hour');
    enter(await field<HTMLTextAreaElement>(modeler, 'documentation'), 'Nobody likes to be hurried.');
    enter(await field(modeler, 'timer-value'), 'PT1H');

    await until(async () => {
      const event = elementOf(await exported(modeler), 'wait');
      expect(event.getAttribute('name')).toBe('An hour');
      expect(event.getElementsByTagName('bpmn:documentation')[0]?.textContent).toBe(
        'Nobody likes to be hurried.',
      );
      expect(event.getElementsByTagName('bpmn:timeDuration')[0]?.textContent).toBe('PT1H');
    });
  });

  it('turns a duration into a date', async () => {
    const modeler = await mountModeler(followUp);
    await choose(modeler, 'wait');

    enter(await field<HTMLSelectElement>(modeler, 'timer-kind'), 'timeDate');
    await until(() => expect(modeler.properties.textContent).toContain('A date with time and zone'));
    enter(await field(modeler, 'timer-value'), '2027-01-31T09:00:00Z');

    await until(async () => {
      const event = elementOf(await exported(modeler), 'wait');
      expect(event.getElementsByTagName('bpmn:timeDate')[0]?.textContent).toBe('2027-01-31T09:00:00Z');
      expect(event.getElementsByTagName('bpmn:timeDuration')).toHaveLength(0);
    });
  });

  it('stores how often to try again', async () => {
    const modeler = await mountModeler(followUp);
    await choose(modeler, 'call-hook');

    enter(await field(modeler, 'retry-times'), '7');

    await until(async () => {
      const step = elementOf(await exported(modeler), 'call-hook');
      expect(pairs(step, 'property')).toEqual({ retry: 'R7/PT10S' });
      expect(pairs(step, 'inputParameter')).toHaveProperty('url');
    });
  });

  it('gives a person’s task its assignee', async () => {
    const modeler = await mountModeler(followUp);
    await choose(modeler, 'approve');

    enter(await field(modeler, 'assignee'), '00000000-0000-7000-8000-000000000002');

    await until(async () =>
      expect(elementOf(await exported(modeler), 'approve').getAttribute('camunda:assignee')).toBe(
        '00000000-0000-7000-8000-000000000002',
      ),
    );
  });

  it('catches an error by its code, which the document defines once', async () => {
    const modeler = await mountModeler(followUp);
    await choose(modeler, 'hook-failed');

    enter(await field(modeler, 'error-code'), 'gone');

    await until(async () => {
      const document = await exported(modeler);
      const errors = [...document.getElementsByTagName('bpmn:error')];
      expect(errors.map((error) => error.getAttribute('errorCode'))).toEqual(['gone']);
      expect(document.getElementsByTagName('bpmn:errorEventDefinition')[0]?.getAttribute('errorRef')).toBe(
        errors[0]?.id,
      );
    });
  });

  it('offers no Java, no listeners and no other engine settings', async () => {
    const modeler = await mountModeler(followUp);
    await choose(modeler, 'send-mail');
    await field(modeler, 'name');

    const groups = [...modeler.properties.querySelectorAll<HTMLElement>('[data-group-id]')];

    expect(groups.map(({ dataset }) => dataset['groupId'])).toEqual([
      'group-general',
      'group-template-message',
      'group-template-result',
      'group-outputs',
      'group-retry',
      'group-details',
    ]);
  });
});

describe('A time', () => {
  it.each([
    ['timeDuration', 'PT15M'],
    ['timeDuration', 'P1DT2H'],
    ['timeDuration', '=duration("PT1H")'],
    ['timeDate', '2027-01-31T09:00:00+01:00'],
    ['timeCycle', 'R3/PT1H'],
  ] as const)('as %s may be %s', (kind, value) => {
    expect(violationOf(kind, value)).toBeNull();
  });

  it.each([
    ['timeDuration', ''],
    ['timeDuration', 'P'],
    ['timeDuration', 'PT'],
    ['timeDuration', 'PT0S'],
    ['timeDuration', '15 minutes'],
    ['timeDate', '2027-01-31'],
    ['timeCycle', 'R/PT0S'],
    ['timeCycle', 'PT1H'],
    ['timeCycle', 'R/PT1H'],
    ['timeCycle', 'R5/PT30S'],
    ['timeCycle', 'R5000/PT1H'],
    ['timeCycle', '=often'],
  ] as const)('as %s may not be “%s”', (kind, value) => {
    expect(violationOf(kind, value)).not.toBeNull();
  });
});

describe('A retry policy', () => {
  it('is a repetition of an interval', () => {
    expect(parseRetry('R5/PT30S')).toEqual({ times: 5, wait: 'PT30S' });
    expect(parseRetry('R/PT30S')).toBeNull();
    expect(parseRetry('R21/PT30S')).toBeNull();
    expect(parseRetry('R3/P1D')).toBeNull();
    expect(parseRetry(undefined)).toBeNull();
  });
});
