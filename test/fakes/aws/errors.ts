/** An error that a service answers. Members are those of its shape beside the message. */
export class ServiceError extends Error {
  readonly type: string;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(type: string, message: string, members: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.type = type;
    this.members = members;
  }
}

/** A request that the service does not take. The texts of AWS begin like this. */
export function invalid(
  message: string,
  members: Readonly<Record<string, unknown>> = {},
): ServiceError {
  return new ServiceError("ValidationException", `Invalid value provided - ${message}`, members);
}
