/** What is wrong with a request, before a provider has put it into its own kind of answer. */

export interface FieldProblem {
  /** Where in the body, as `to.zip`; empty for the body as a whole. */
  field: string;
  /** What was expected there, and what was there. */
  message: string;
}

export interface ProblemDetails {
  /** The HTTP status that fits it: 400 to 499. */
  status: number;
  /** A word that a program can tell it by, as `invalid-body`. */
  code: string;
  /** One sentence: what was expected, what was there, what to do next. */
  message: string;
  fields?: FieldProblem[];
}

/** Thrown for a request that the sink does not take; nothing has been stored then. */
export class RequestProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: FieldProblem[];

  constructor(details: ProblemDetails) {
    super(details.message);
    this.name = 'RequestProblem';
    this.status = details.status;
    this.code = details.code;
    this.fields = details.fields ?? [];
  }
}

/** The body of the sinks' own error answers; a provider may have another. */
export function problemBody(problem: RequestProblem): {
  error: { code: string; message: string; fields?: FieldProblem[] };
} {
  return {
    error: {
      code: problem.code,
      message: problem.message,
      ...(problem.fields.length > 0 && { fields: problem.fields }),
    },
  };
}
