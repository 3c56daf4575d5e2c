import type { Check } from "./check.js";

/** Which of the vendors' credentials are there. Never what they are. */
export interface CredentialFacts {
  /** By the name of the variable. */
  readonly isSet: Readonly<Record<Variable, boolean>>;
  /** AWS's files, as people write their paths. */
  readonly awsFiles: readonly { readonly place: string; readonly isThere: boolean }[];
}

export const VARIABLES = [
  "AWS_PROFILE",
  "AWS_ACCESS_KEY_ID",
  "DD_API_KEY",
  "DD_APP_KEY",
  "DD_SITE",
  "DD_HOST",
] as const;
type Variable = (typeof VARIABLES)[number];

/**
 * @param provider the one in use: only its credentials are missed. AWS knows more ways to sign in
 * than can be seen from here, such as the role of a machine.
 */
export function checkAws({ isSet, awsFiles }: CredentialFacts, provider: string): Check {
  const variables = describe(isSet, ["AWS_PROFILE", "AWS_ACCESS_KEY_ID"]);
  const files = awsFiles.map(({ place, isThere }) => `${place} ${isThere ? "there" : "not there"}`);
  const isAny =
    isSet.AWS_PROFILE || isSet.AWS_ACCESS_KEY_ID || awsFiles.some(({ isThere }) => isThere);
  return {
    name: "aws",
    status: isAny ? "ok" : provider === "aws" ? "warning" : "note",
    message: [...variables, ...files].join(", "),
    hint: isAny
      ? undefined
      : "to use AWS: `aws configure sso`, or set AWS_PROFILE; a machine with a role needs neither",
  };
}

export function hasKeys({ isSet }: CredentialFacts): boolean {
  return isSet.DD_API_KEY && isSet.DD_APP_KEY;
}

export function checkDatadog({ isSet }: CredentialFacts, provider: string): Check {
  const keys = [isSet.DD_API_KEY, isSet.DD_APP_KEY].filter(Boolean).length;
  const lacking = provider === "datadog" ? "problem" : keys === 1 ? "warning" : "note";
  const isUsa = isSet.DD_SITE || isSet.DD_HOST ? "" : " (datadoghq.com)";
  // It is for tests and proxies: who has none need not read of it.
  const host = isSet.DD_HOST ? (["DD_HOST"] as const) : [];
  return {
    name: "datadog",
    status: keys === 2 ? "ok" : lacking,
    message: `${describe(isSet, ["DD_API_KEY", "DD_APP_KEY", "DD_SITE", ...host]).join(", ")}${isUsa}`,
    hint: keys === 2 ? undefined : "to use Datadog: set DD_API_KEY and DD_APP_KEY",
  };
}

function describe(isSet: CredentialFacts["isSet"], names: readonly Variable[]): string[] {
  return names.map((name) => `${name} ${isSet[name] ? "set" : "not set"}`);
}
