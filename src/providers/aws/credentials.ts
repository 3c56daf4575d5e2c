import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";
import type { Opening } from "../opening.js";

/**
 * AWS's default chain: the environment, the profile with SSO and roles and processes, a token file,
 * the role of the machine. Keys in the environment need none of that loaded.
 */
export function credentialsOf(
  env: Opening["env"],
  profile: string | undefined,
): AwsCredentialIdentity | AwsCredentialIdentityProvider {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = env;
  if (profile === undefined && AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY) {
    return {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN && { sessionToken: AWS_SESSION_TOKEN }),
    };
  }
  // One for both clients: whoever is asked for a role or a session is asked once.
  let chain: AwsCredentialIdentityProvider | undefined;
  return async () => {
    const { credentialChain } = await import("./credential-chain.js");
    chain ??= credentialChain(profile);
    try {
      return await chain();
    } catch (error) {
      // Whatever went wrong inside: a file that is not there, a service that does not answer.
      throw Object.assign(new Error((error as Error).message), {
        name: "CredentialsProviderError",
      });
    }
  };
}
