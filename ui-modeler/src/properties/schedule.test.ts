import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { choose, elementOf, enter, exported, field, mountModeler, pairs, until } from '../../test/mount';
import { triggerTypes } from '../../test/samples';
import type { Schedule } from '../types';
import { told } from './upcoming';

const model = readFileSync('test/follow-up.bpmn', 'utf8');
const types = [...triggerTypes, { type: 'Schedule', label: 'A schedule is due' }];
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const opened = async (upcoming = (_: Schedule) => Promise.resolve<readonly string[]>([])) => {
  const modeler = await mountModeler(model, { triggerTypes: types, upcoming });
  await choose(modeler, 'start');
  enter(await field<HTMLSelectElement>(modeler, 'trigger'), 'Schedule');
  await field(modeler, 'schedule-times');
  return {
    modeler,
    said: async () => pairs(elementOf(await exported(modeler), 'start'), 'property'),
  };
};

describe('The form of a schedule', () => {
  it('begins with nine every day where the person is, and drops the condition', async () => {
    const { said } = await opened();

    expect(await said()).toEqual({ trigger: 'Schedule', schedule: '0 9 * * *', scheduleZone: zone });
  });

  it('writes days and times as cron', async () => {
    const { modeler, said } = await opened();

    enter(await field<HTMLSelectElement>(modeler, 'schedule-kind'), 'weekly');
    await until(() => expect(modeler.properties.querySelectorAll('.tl-checks input')).toHaveLength(7));
    modeler.properties.querySelector<HTMLInputElement>('.tl-checks input[value="FRI"]')?.click();
    await until(async () => expect(await said()).toMatchObject({ schedule: '0 9 * * MON,FRI' }));
    enter(await field(modeler, 'schedule-times'), '8:15, 17');
    await until(async () =>
      expect(await said()).toMatchObject({ schedule: '15 8 * * MON,FRI; 0 17 * * MON,FRI' }),
    );
    enter(await field<HTMLSelectElement>(modeler, 'schedule-kind'), 'monthly');
    enter(await field<HTMLSelectElement>(modeler, 'schedule-month-day'), 'TUE#2');
    enter(await field<HTMLSelectElement>(modeler, 'schedule-days'), 'next-working');
    enter(await field<HTMLSelectElement>(modeler, 'schedule-missed'), 'skip');

    await until(async () =>
      expect(await said()).toMatchObject({
        schedule: '15 8 * * TUE#2; 0 17 * * TUE#2',
        scheduleDays: 'next-working',
        scheduleMissed: 'skip',
      }),
    );
  });

  it('takes any cron expression, and shows its next times or what is wrong', async () => {
    const ask = vi.fn(({ cron }: Schedule) =>
      cron.startsWith('*/5')
        ? Promise.resolve(['2026-11-30T08:00:00Z'])
        : Promise.reject(new Error('It never comes.')),
    );
    const { modeler } = await opened(ask);
    const next = () => modeler.properties.querySelector('[data-entry-id="schedule-upcoming"]');
    await until(() => expect(next()?.textContent).toContain('It never comes.'));

    enter(await field(modeler, 'schedule-cron'), '*/5 9 * * *');

    await until(() => expect(next()?.querySelectorAll('time')).toHaveLength(1));
    expect(modeler.properties.querySelector('[data-entry-id="schedule-times"]')).toBeNull();
    expect(ask).toHaveBeenLastCalledWith({ cron: '*/5 9 * * *', timeZone: zone, days: null });
  });

  it('takes its words along when something else is to start it', async () => {
    const { modeler, said } = await opened();

    enter(await field<HTMLSelectElement>(modeler, 'trigger'), 'TaskOverdue');

    expect(await said()).toEqual({ trigger: 'TaskOverdue' });
  });

  it('tells a time in both zones where they differ', () => {
    expect(told('2026-11-30T08:00:00Z', 'Europe/Berlin', 'Europe/Berlin')).not.toContain('here');
    expect(told('2026-11-30T08:00:00Z', 'Europe/Berlin', 'America/New_York')).toMatch(
      /0?9:00.*0?3:00.* here\)/,
    );
  });
});

describe('The check of a schedule', () => {
  it.each([
    ['0 9 * *', 'UTC', 'schedule-cron'],
    ['0 9 * * *', 'Europe/Bonn', 'schedule-timeZone'],
  ])('refuses %s in %s', async (cron, timeZone, rule) => {
    const broken = model
      .replace(
        'value="TaskCreated" />',
        `value="Schedule" /><camunda:property name="schedule" value="${cron}" />`,
      )
      .replace(
        'name="condition" value="=task.priority = &#34;high&#34;"',
        `name="scheduleZone" value="${timeZone}"`,
      );
    const modeler = await mountModeler(broken, { triggerTypes: types });

    expect(
      (await modeler.check()).filter((each) => each.elementId === 'start').map((each) => each.rule),
    ).toEqual([rule]);
  });
});
