/** The codes of the HTTP contract and the status each answers with. */
export const statusOf = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rate_limited: 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof statusOf;

/**
 * What a client is told of a failure. `fields` names inputs that were refused, by path, for forms; `details` is what it
 * takes to try again, as the domain's schema describes it.
 */
export type ErrorBody = {
  code: ErrorCode;
  message: string;
  retryable: boolean;
  fields?: Record<string, string>;
  details?: object;
};

type Options = { fields?: Record<string, string>; details?: object; retryAfterSeconds?: number };

/** A failure that the client is meant to see. Any other error becomes an `unavailable` without details. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields?: Record<string, string>;
  readonly details?: object;
  readonly retryAfterSeconds?: number;

  constructor(code: ErrorCode, message: string, options: Options = {}) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.fields = options.fields;
    this.details = options.details;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status() {
    return statusOf[this.code];
  }

  toBody(): ErrorBody {
    const retryable = this.code === "rate_limited" || this.code === "unavailable";
    const { code, message, fields, details } = this;
    return { code, message, retryable, ...(fields && { fields }), ...(details && { details }) };
  }
}

/** Any thrown value as an AppError; what was not meant for the client is logged and becomes `unavailable`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  console.error(error);
  return new AppError("unavailable", "Something went wrong on our side. Please try again.");
}
