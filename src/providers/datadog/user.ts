/** A user of an organization. */
export interface User {
  readonly id: string;
  /** What we call it: its e-mail address, else its handle, else its id. */
  readonly key: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly handle: string | undefined;
  /** Nobody calls one that is disabled. */
  readonly isDisabled: boolean;
}

/** A user as it stands in answers, also of other APIs, which leave much out. */
export interface Included {
  readonly id?: string | undefined;
  readonly attributes?:
    | {
        readonly email?: string | undefined;
        readonly name?: string | undefined;
        readonly handle?: string | undefined;
        readonly disabled?: boolean | undefined;
        readonly status?: string | undefined;
        readonly serviceAccount?: boolean | undefined;
      }
    | undefined;
}

/** @param before what was known of the user, for what this answer leaves out */
export function toUser({ id = "", attributes = {} }: Included, before?: User): User {
  const email = said(attributes.email, before?.email);
  const handle = said(attributes.handle, before?.handle);
  const isDisabled = attributes.disabled ?? isOff(attributes.status) ?? before?.isDisabled ?? false;
  return {
    id,
    key: email ?? handle ?? id,
    name: said(attributes.name, before?.name),
    email,
    handle,
    isDisabled,
  };
}

/** For no name users' own API says null, which the client's types do not know, and On-Call "". */
function said(now: string | undefined, before: string | undefined): string | undefined {
  return now === undefined ? before : now || undefined;
}

/** Users' own API says Disabled, On-Call says it in words of its own. */
function isOff(status: string | undefined): boolean | undefined {
  return status === undefined ? undefined : /^(disabled|deactivated)$/i.test(status);
}

/** Programs have users, too, often with the address of whoever made them. */
export function isServiceAccount({ attributes }: Included): boolean {
  return attributes?.serviceAccount === true;
}
