import type { NewRecurrence, Recurrence, RecurrencePreview, RecurrenceQuestion } from '@/lib/api/types';

export type { NewRecurrence, Recurrence, RecurrencePreview, RecurrenceQuestion };
export type Basis = Recurrence['basis'];
