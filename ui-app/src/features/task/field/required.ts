import { ApiError } from '@/lib/api/problem';
import type { CustomFieldType } from '@/lib/api/types';
import type { FieldId, TaskId } from '@/lib/ids';

/** What a task lacks before it can be done. */
export type Missing = { task: TaskId; fields: { id: FieldId; name: string; type: CustomFieldType }[] };

let asked: Missing | null = null;
const listeners = new Set<() => void>();

/** Asks for what is missing, wherever somebody wanted to complete the task. */
export function askForFields(missing: Missing | null) {
  asked = missing;
  listeners.forEach((listener) => listener());
}
export const askedForFields = () => asked;
export function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function missingFields(error: unknown): Missing | undefined {
  if (!(error instanceof ApiError) || !error.problem.type?.endsWith('/required-fields-missing'))
    return undefined;
  return error.problem as unknown as Missing;
}
