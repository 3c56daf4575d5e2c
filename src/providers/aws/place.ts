import { homedir } from "node:os";
import { join } from "node:path";
import { loadSharedConfigFiles } from "@smithy/shared-ini-file-loader";
import { badRequest } from "../../errors.js";
import type { Opening } from "../opening.js";

export type Service = "ssm-contacts" | "ssm-incidents";

/** Where requests go, and as whom. */
export interface Place {
  readonly region: string;
  /** The profile that was asked for, by a flag or the environment. */
  readonly profile: string | undefined;
  /** Instead of AWS's own, where the environment says so. */
  readonly endpoints: Readonly<Record<Service, string | undefined>>;
}

/**
 * What the flag, the environment and AWS's own files say, in that order, as for AWS's own tools.
 * @throws OncallError (exit 2) where nothing says which region
 */
export async function placeOf({ env, profile: flagged }: Opening): Promise<Place> {
  // The client reads the rest of a profile itself, and knows it by the environment alone.
  if (flagged !== undefined) process.env.AWS_PROFILE = flagged;
  const profile = flagged ?? (env.AWS_PROFILE || undefined);
  const region =
    env.AWS_REGION || env.AWS_DEFAULT_REGION || (await profileRegion(env, profile ?? "default"));
  if (region === undefined) {
    throw badRequest(
      `nothing says which AWS region${profile === undefined ? "" : `, not even profile ${profile}`}`,
      "set AWS_REGION=us-east-1, or a region in the profile: aws configure set region us-east-1",
    );
  }
  if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(region)) {
    throw badRequest(`"${region}" cannot be an AWS region`, "write one like us-east-1");
  }
  const endpoint = (variable: string) =>
    env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === "true"
      ? undefined
      : env[variable] || env.AWS_ENDPOINT_URL || undefined;
  return {
    region,
    profile,
    endpoints: {
      "ssm-contacts": endpoint("AWS_ENDPOINT_URL_SSM_CONTACTS"),
      "ssm-incidents": endpoint("AWS_ENDPOINT_URL_SSM_INCIDENTS"),
    },
  };
}

/** AWS's own files, whether they are there or not. */
export function awsFiles(env: Opening["env"]): { config: string; credentials: string } {
  const folder = join(env.HOME || homedir(), ".aws");
  return {
    config: env.AWS_CONFIG_FILE || join(folder, "config"),
    credentials: env.AWS_SHARED_CREDENTIALS_FILE || join(folder, "credentials"),
  };
}

/** What the files say, by profile. */
export async function profilesOf(env: Opening["env"]) {
  const { config, credentials } = awsFiles(env);
  const files = await loadSharedConfigFiles({ filepath: credentials, configFilepath: config });
  return { config: files.configFile, credentials: files.credentialsFile };
}

async function profileRegion(env: Opening["env"], profile: string): Promise<string | undefined> {
  const { config, credentials } = await profilesOf(env);
  return config[profile]?.region ?? credentials[profile]?.region;
}
