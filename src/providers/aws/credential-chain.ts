import { defaultProvider } from "@aws-sdk/credential-provider-node";
import type { AwsCredentialIdentityProvider } from "@smithy/types";

/** The only place that loads the chain. It says nothing on stderr: what is wrong is thrown. */
export function credentialChain(profile: string | undefined): AwsCredentialIdentityProvider {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  return defaultProvider({
    ...(profile !== undefined && { profile }),
    logger: SILENT,
    // A machine of one's own has no such service: who asks it waits for nothing.
    timeout: 1000,
    maxRetries: 0,
  });
}

const say = () => {};
const SILENT = { trace: say, debug: say, info: say, warn: say, error: say };
