import type { Instant } from "../../model/time.js";
import { interrupted } from "../errors.js";
import type { Opening } from "../opening.js";
import type { Call } from "../provider.js";
import { type ClientOptions, type Sender, sendThrough } from "./client.js";
import { credentialsOf } from "./credentials.js";
import { translate } from "./errors.js";
import type {
  ContactsInput,
  ContactsOperation,
  ContactsOutput,
  IncidentsInput,
  IncidentsOperation,
  IncidentsOutput,
} from "./operations.js";
import { clockMs, intervalOf, Pacer, type Sleep } from "./pacer.js";
import { patience } from "./patience.js";
import { type Place, placeOf, type Service } from "./place.js";

/**
 * Both services of one account and region. Operations are paced, tried again where that helps, and
 * throw OncallErrors only.
 */
export interface AwsSession {
  readonly region: string;
  now(): Instant;
  contacts<Operation extends ContactsOperation>(
    operation: Operation,
    input: ContactsInput<Operation>,
    call?: Call,
  ): Promise<ContactsOutput<Operation>>;
  incidents<Operation extends IncidentsOperation>(
    operation: Operation,
    input: IncidentsInput<Operation>,
    call?: Call,
  ): Promise<IncidentsOutput<Operation>>;
  /** An operation by its name, one of `operations`. */
  send(service: Service, operation: string, input: object, call?: Call): Promise<object>;
  operations(service: Service): Promise<readonly string[]>;
  /** Does the same for each, one after the other, and tells how far it is where that takes a while. */
  each<T, R>(operation: string, items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]>;
}

/** @throws OncallError (exit 2) where nothing says which region */
export async function openSession(opening: Opening, sleep: Sleep = wait): Promise<AwsSession> {
  const place = await placeOf(opening);
  const credentials = credentialsOf(opening.env, place.profile);
  const pacer = new Pacer(clockMs, sleep);
  const clients = new Map<Service, Promise<Sender>>();

  const clientOf = (service: Service) => {
    const client = clients.get(service) ?? CLIENTS[service](optionsOf(place, service));
    clients.set(service, client);
    return client;
  };

  const optionsOf = ({ region, endpoints }: Place, service: Service): ClientOptions => ({
    region,
    endpoint: endpoints[service],
    credentials,
    retryStrategy: patience(),
    around: sendThrough({ service, pacer, log: opening.log }),
  });

  const send = async (service: Service, operation: string, input: object, call: Call = {}) => {
    if (call.signal?.aborted) throw interrupted();
    try {
      return await (await clientOf(service)).send(operation, input, call.signal);
    } catch (error) {
      if (call.signal?.aborted) throw interrupted();
      throw await translate(error, { service, operation, place, env: opening.env });
    }
  };

  return {
    region: place.region,
    now: opening.now,
    send,
    contacts: (operation, input, call) =>
      send("ssm-contacts", operation, input, call) as Promise<never>,
    incidents: (operation, input, call) =>
      send("ssm-incidents", operation, input, call) as Promise<never>,
    operations: async (service) => (await clientOf(service)).operations,
    async each(operation, items, work) {
      const tell = items.length * intervalOf(operation) > LONG_MS ? opening.progress : undefined;
      const results: Awaited<ReturnType<typeof work>>[] = [];
      try {
        for (const item of items) {
          tell?.(results.length, items.length, "AWS takes one a second");
          results.push(await work(item));
        }
        return results;
      } finally {
        tell?.(items.length, items.length);
      }
    },
  };
}

/** Work that takes longer is worth a word. */
const LONG_MS = 3000;

const CLIENTS: Readonly<Record<Service, (options: ClientOptions) => Promise<Sender>>> = {
  async "ssm-contacts"(options) {
    return (await import("./contacts-client.js")).contactsClient(options);
  },
  async "ssm-incidents"(options) {
    return (await import("./incidents-client.js")).incidentsClient(options);
  },
};

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
