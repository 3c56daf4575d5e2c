import { badRequest, EXIT, OncallError } from "../../errors.js";
import type { User } from "./user.js";

/**
 * Whom of some users a text means: the one whose address or handle it is, else the one whose address
 * begins with it, or whose whole name it is. Case does not matter.
 * @returns one: who can be called; else disabled: who could, were they not disabled
 * @throws OncallError (exit 2) where it means several
 */
export function someoneCalled(
  text: string,
  users: readonly User[],
): { readonly one?: User; readonly disabled?: User } {
  const named = [isWhole, isPart].map((fits) => users.filter((user) => fits(user, text)));
  for (const those of named) {
    const [one, ...others] = those.filter(({ isDisabled }) => !isDisabled);
    if (one === undefined) continue;
    if (others.length === 0) return { one };
    throw several(text, [one, ...others]);
  }
  const [disabled] = named.flat();
  return disabled === undefined ? {} : { disabled };
}

function isWhole({ email, handle }: User, text: string): boolean {
  return isSame(email, text) || isSame(handle, text);
}

function isPart({ email, name }: User, text: string): boolean {
  return isSame(email && localPart(email), text) || isSame(name, text);
}

/** What stands before the @ of an address; all of a text without one. */
export function localPart(address: string): string {
  const at = address.lastIndexOf("@");
  return at < 0 ? address : address.slice(0, at);
}

function isSame(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
}

function several(text: string, users: readonly User[]) {
  const keys = users.map(({ key }) => key);
  const isTold = new Set(keys).size === keys.length;
  const names = isTold ? keys : users.map(({ key, id }) => `${key} (${id})`);
  return badRequest(
    `"${text}" can mean ${names.join(", ")}`,
    isTold ? `write ${keys[0]}` : `write the id: ${users[0]?.id}`,
  );
}

/** Why a user that is there is not found. */
export function isDisabled({ key, id }: User): OncallError {
  return new OncallError(`${key} is disabled at Datadog: nobody can call them`, {
    code: "not-found",
    exitCode: EXIT.badRequest,
    hint: `enable them in Datadog; their id stands for them all the same: ${id}`,
  });
}
