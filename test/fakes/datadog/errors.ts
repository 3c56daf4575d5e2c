/** An error that the API answers. */
export class ApiError extends Error {
  readonly status: number;
  /** The whole body of the answer. */
  readonly body: object;

  constructor(status: number, body: object) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
  }
}

// Three shapes of errors, as Datadog's parts answer them.

/** Users, teams and the older incidents: `{"errors": ["text"]}`. */
export function plainError(status: number, text: string): ApiError {
  return new ApiError(status, { errors: [text] });
}

/** What On-Call's own rules refuse: a title that says nothing, and no status. */
export function genericError(status: number, detail: string): ApiError {
  return new ApiError(status, { errors: [{ title: "Generic Error", detail }] });
}

/** What On-Call does not understand: the status stands in the body, as text. */
export function badRequest(detail: string): ApiError {
  return new ApiError(400, { errors: [{ status: "400", title: "Bad Request", detail }] });
}

/** `schedule[c6a8f167-...] not found` */
export function notFound(kind: string, id: string): ApiError {
  return genericError(404, `${kind}[${id}] not found`);
}
