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

/** Where a person can be reached. */
export interface Channel {
  readonly kind: "email" | "sms" | "voice";
  readonly name: string;
  readonly address: string;
  /** Whether the person has confirmed it: nobody is called on one that is not. */
  readonly isActive: boolean;
}
