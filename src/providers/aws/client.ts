import type {
  AwsCredentialIdentity,
  AwsCredentialIdentityProvider,
  FinalizeHandler,
  MetadataBearer,
  RetryStrategyV2,
} from "@smithy/types";
import type { SentRequest } from "../opening.js";
import { clockMs, type Pacer } from "./pacer.js";

/** What both clients are made with. */
export interface ClientOptions {
  readonly region: string;
  /** Instead of AWS's own. */
  readonly endpoint: string | undefined;
  readonly credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider;
  readonly retryStrategy: RetryStrategyV2;
  /** Stands around every attempt. */
  readonly around: Around;
}

/** A client, by the names of its operations. */
export interface Sender {
  readonly operations: readonly string[];
  send(operation: string, input: object, signal: AbortSignal | undefined): Promise<object>;
}

/** A step of the client's own chain. */
export type Around = (
  next: FinalizeHandler<object, MetadataBearer>,
  context: { readonly commandName?: string },
) => FinalizeHandler<object, MetadataBearer>;

/** Where in the chain: inside the retries, so that it sees every attempt. */
export const EVERY_ATTEMPT = {
  name: "everyAttempt",
  step: "finalizeRequest",
  priority: "low",
} as const;

/**
 * An endpoint that does not answer a knock in this time is not there. With four attempts an
 * unreachable one is told within ten seconds.
 */
const TIMEOUTS_MS = { connectionTimeout: 1500, requestTimeout: 15_000 };

/** As both clients take it. What is said here need not be looked for in files. */
export function configOf({ region, endpoint, credentials, retryStrategy }: ClientOptions) {
  return {
    region,
    credentials,
    retryStrategy,
    retryMode: "standard",
    requestHandler: TIMEOUTS_MS,
    maxAttempts: 5,
    // Who names an endpoint has said all of it; else the client looks in the environment and files.
    ...(endpoint !== undefined && {
      endpoint,
      useFipsEndpoint: false,
      useDualstackEndpoint: false,
    }),
  };
}

interface Attempts {
  readonly service: string;
  readonly pacer: Pacer;
  readonly log: ((request: SentRequest) => void) | undefined;
}

/** Waits for its turn before each attempt, and logs what became of it. */
export function sendThrough({ service, pacer, log }: Attempts): Around {
  return (next, { commandName = "" }) =>
    async (args) => {
      const operation = commandName.replace(/Command$/, "");
      await pacer.turn(operation);
      const begun = clockMs();
      const tell = (outcome: string, id: string | undefined) =>
        log?.({
          operation: `${service} ${operation}`,
          tookMs: clockMs() - begun,
          outcome,
          id,
        });
      try {
        const result = await next(args);
        const { httpStatusCode, requestId } = result.output.$metadata;
        tell(String(httpStatusCode), requestId);
        return result;
      } catch (error) {
        const { name, code, $metadata } = error as Partial<Fault>;
        tell(code ?? name ?? "failed", $metadata?.requestId);
        throw error;
      }
    };
}

/** What the clients throw. */
export interface Fault extends Error, MetadataBearer {
  /** Of the operating system: `ECONNRESET`. */
  readonly code?: string;
}
