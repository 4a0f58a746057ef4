import type { HeatStep } from '@/lib/api/types';
import { m } from '@/lib/messages';
import { formatMillis } from '@/lib/time';
import { kindOf } from '../kinds';
import type { Measure } from './search';

export const told = (value: number, measure: Measure) =>
  measure === 'time' ? formatMillis(value) : value.toLocaleString();

/** What a person calls it: its name, or else what it is. */
export const nameOf = ({ name, type }: HeatStep) => name || m.run.kinds[kindOf(type)];
