/** Someone who can be on call. */
export interface Person {
  readonly key: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** IANA name. */
  readonly timeZone?: string | undefined;
  /** ARN of the contact at AWS. */
  readonly aws?: string | undefined;
  /** Id of the user at Datadog. */
  readonly datadog?: string | undefined;
}
