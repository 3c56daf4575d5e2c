import { badRequest } from "../errors.js";
import { orNone } from "../providers/found.js";
import type { Call, MadeThing, Provider } from "../providers/provider.js";

/** @throws OncallError (exit 2) when one of the things that would be made is there */
export async function checkNew(
  provider: Provider,
  things: readonly MadeThing[],
  call: Call,
): Promise<void> {
  for (const { noun, name } of things) {
    const items = {
      rotation: provider.rotations,
      schedule: provider.schedules,
      policy: provider.policies,
    };
    const there: Promise<object> | undefined = items[noun]?.get(name, call);
    if (there === undefined || (await orNone(there)) === undefined) continue;
    throw badRequest(`there is a ${noun} called ${name} already`, "choose another name");
  }
}
