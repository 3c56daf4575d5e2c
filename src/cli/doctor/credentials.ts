import { existsSync } from "node:fs";
import { join } from "node:path";
import { homeOf } from "../../config/home.js";
import { type CredentialFacts, VARIABLES } from "../../service/doctor/credentials.js";
import { shortPath } from "../origin.js";
import type { World } from "../world.js";

/** Which credentials are there; nothing is read of them. */
export function credentialFacts(world: World): CredentialFacts {
  const { env } = world;
  const folder = join(homeOf(env), ".aws");
  const files = [
    env.AWS_CONFIG_FILE || join(folder, "config"),
    env.AWS_SHARED_CREDENTIALS_FILE || join(folder, "credentials"),
  ];
  const isSet = VARIABLES.map((name) => [name, Boolean(env[name])] as const);
  return {
    isSet: Object.fromEntries(isSet) as CredentialFacts["isSet"],
    awsFiles: files.map((path) => ({ place: shortPath(path, world), isThere: existsSync(path) })),
  };
}
