import { defaultProvider } from "@aws-sdk/credential-provider-node";
import type { AwsCredentialIdentityProvider } from "@smithy/types";

/** The only place that loads the chain. */
export function credentialChain(profile: string | undefined): AwsCredentialIdentityProvider {
  return defaultProvider({
    ...(profile !== undefined && { profile }),
    // A machine of one's own has no such service: who asks it waits for nothing.
    timeout: 1000,
    maxRetries: 0,
  });
}
