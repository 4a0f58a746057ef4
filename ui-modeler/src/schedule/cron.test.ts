import { describe, expect, it } from 'vitest';
import { cronViolation, isZone, readPlan, readTimes, writePlan, type Plan } from '.';

describe('A schedule in fields', () => {
  it.each<[string, Plan]>([
    ['0 9 * * *', { kind: 'daily', times: ['09:00'] }],
    ['0 9,18 * * *; 30 14 * * *', { kind: 'daily', times: ['09:00', '14:30', '18:00'] }],
    ['0 9 * * MON,FRI', { kind: 'weekly', days: ['MON', 'FRI'], times: ['09:00'] }],
    ['0 9 31 * *', { kind: 'monthly', day: '31', times: ['09:00'] }],
    ['0 9 L * *', { kind: 'monthly', day: 'L', times: ['09:00'] }],
    ['5 0 * * TUE#2', { kind: 'monthly', day: 'TUE#2', times: ['00:05'] }],
    ['0 9 * * FRIL', { kind: 'monthly', day: 'FRIL', times: ['09:00'] }],
  ])('reads %s and writes what means the same', (cron, plan) => {
    expect(readPlan(cron)).toEqual(plan);
    expect(readPlan(writePlan(plan))).toEqual(plan);
  });

  it('knows the days of the week by number and in ranges', () => {
    expect(readPlan('0 9 * * 1-5')).toMatchObject({ days: ['MON', 'TUE', 'WED', 'THU', 'FRI'] });
    expect(readPlan('0 9 * * 0')).toMatchObject({ days: ['SUN'] });
    expect(readPlan('0 9 * * SAT,7')).toMatchObject({ days: ['SAT', 'SUN'] });
  });

  it.each([
    '',
    '* * * * *',
    '*/5 9 * * *',
    '0 9 1 1 *',
    '0 9 1 * MON',
    '0 9 * * FRI-MON',
    '0 9 * *',
    '60 9 * * *',
    '0 9 1 * *; 0 9 2 * *',
  ])('leaves “%s” to cron', (cron) => expect(readPlan(cron)).toBeNull());

  it('reads times as people write them', () => {
    expect(readTimes('14:30, 9')).toEqual(['09:00', '14:30']);
    expect(readTimes('24:00')).toBeNull();
    expect(readTimes('noon')).toBeNull();
    expect(readTimes(' ')).toBeNull();
  });

  it('says what is wrong at first sight', () => {
    expect(cronViolation(' ; ')).toContain('does not say when');
    expect(cronViolation('0 9 * * *; 0 0 9 * * *')).toContain('“0 0 9 * * *”');
    expect(cronViolation('0 9 L * *')).toBeNull();
    expect(isZone('Europe/Berlin')).toBe(true);
    expect(isZone('Europe/Bonn')).toBe(false);
    expect(isZone('+01:00')).toBe(false);
  });
});
