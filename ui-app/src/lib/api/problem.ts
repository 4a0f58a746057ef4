/** RFC 9457 problem as the engine writes it. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail?: string;
  instance?: string;
  /** `position` (0-based) and `length` where a text is wrong at a place. */
  errors?: { field: string; code: string; message: string; position?: number; length?: number }[];
} & Record<string, unknown>;

/** What every call of the API throws when it does not succeed; `status` 0 means that no answer came. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(
    readonly problem: Problem,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(problem.detail ?? problem.title);
  }
  get status() {
    return this.problem.status;
  }
  static unreachable() {
    return new ApiError({
      type: 'about:blank',
      title: 'The server cannot be reached',
      status: 0,
      detail: 'The server cannot be reached. Check your connection and try again.',
    });
  }
}

/** Reads whatever an unsuccessful answer carried; a proxy's HTML page becomes a plain problem too. */
export function problemOf(response: Response, body: unknown): ApiError {
  const known =
    typeof body === 'object' && body !== null && 'title' in body
      ? (body as Problem)
      : { type: 'about:blank', title: response.statusText || `Error ${response.status}` };
  const seconds = Number(response.headers.get('Retry-After'));
  return new ApiError({ ...known, status: response.status } as Problem, seconds > 0 ? seconds : null);
}

/** A sentence for a person, with the fields that were refused. */
export function explain(error: unknown): string {
  if (error instanceof ApiError) {
    const fields = error.problem.errors
      // A custom field's message begins with its name, which says more than its id.
      ?.map(({ field, message }) => (field.startsWith('fields.') ? message : `${field}: ${message}`))
      .join('; ');
    return [error.message, fields].filter(Boolean).join(' — ');
  }
  return error instanceof Error ? error.message : String(error);
}

export function isStatus(error: unknown, ...statuses: number[]) {
  return error instanceof ApiError && statuses.includes(error.status);
}
