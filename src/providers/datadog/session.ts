import type { IncidentsApi } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/IncidentsApi.js";
import type { OnCallApi } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/OnCallApi.js";
import type { OnCallPagingApi } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/OnCallPagingApi.js";
import type { TeamsApi } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/TeamsApi.js";
import type { UsersApi } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/UsersApi.js";
import type { Instant } from "../../model/time.js";
import { interrupted } from "../errors.js";
import type { Opening } from "../opening.js";
import type { Call } from "../provider.js";
import { attemptsAt } from "./attempts.js";
import type { ClientOptions, Sender } from "./client.js";
import { translateUnread } from "./errors.js";
import type { Sleep } from "./patience.js";
import { placeOf } from "./place.js";

/** The APIs of the client, each loaded when it is first asked. */
export interface Apis {
  "on-call": OnCallApi;
  paging: OnCallPagingApi;
  incidents: IncidentsApi;
  users: UsersApi;
  teams: TeamsApi;
}

/** The operations of an API, without those that only page through another. */
export type Operation<Name extends keyof Apis> = {
  [Key in keyof Apis[Name]]: Key extends `${string}WithPagination`
    ? never
    : Apis[Name][Key] extends (...input: never[]) => Promise<unknown>
      ? Key
      : never;
}[keyof Apis[Name]] &
  string;

export type Input<Name extends keyof Apis, Key extends Operation<Name>> = Apis[Name][Key] extends (
  input: infer Input,
  ...rest: never[]
) => unknown
  ? Input
  : never;

export type Output<Name extends keyof Apis, Key extends Operation<Name>> = Apis[Name][Key] extends (
  ...input: never[]
) => Promise<infer Output>
  ? Output
  : never;

/** An operation that the client does not have. */
export interface RestRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** `/api/v2/on-call/pages/1` */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: object;
}

/**
 * One organization at one of Datadog's sites. Operations are tried again where that cannot do
 * anything twice, and throw OncallErrors only.
 */
export interface DatadogSession {
  /** `datadoghq.eu`, or what `DD_HOST` says. */
  readonly site: string;
  now(): Instant;
  /** How far Datadog's clock is ahead of ours, milliseconds; 0 before its first answer. */
  readonly aheadMs: number;
  /** An operation of the client: `send("on-call", "getOnCallSchedule", { scheduleId })`. */
  send<Name extends keyof Apis, Key extends Operation<Name>>(
    api: Name,
    operation: Key,
    input: Input<Name, Key>,
    call?: Call,
  ): Promise<Output<Name, Key>>;
  /** Of the REST API itself, through the client's transport; the answer as it came, null for none. */
  rest(request: RestRequest, call?: Call): Promise<unknown>;
  /** As `send`, with body and answer in Datadog's own shape. */
  raw(
    api: keyof Apis,
    operation: string,
    input: Readonly<Record<string, unknown>>,
    call?: Call,
  ): Promise<unknown>;
  /** The names of an API's operations, in order. */
  operations(api: keyof Apis): Promise<readonly string[]>;
}

/** @throws OncallError (exit 2) for a site that is none, (exit 4) without keys */
export function openSession(opening: Opening, sleep: Sleep = wait): DatadogSession {
  const place = placeOf(opening);
  const attempts = attemptsAt(place, opening, sleep);
  const senders = new Map<keyof Apis, Promise<Sender>>();

  const senderOf = (api: keyof Apis): Promise<Sender> => {
    const sender = senders.get(api) ?? CLIENTS[api](optionsOf(api));
    senders.set(api, sender);
    return sender;
  };

  const optionsOf = (api: keyof Apis): ClientOptions => ({
    host: api === "paging" ? place.paging : place.api,
    keys: place.keys,
    exchange: attempts.answerTo,
  });

  async function asked<T>(operation: string, run: () => Promise<T>, { signal }: Call): Promise<T> {
    if (signal?.aborted) throw interrupted();
    try {
      return await run();
    } catch (error) {
      if (signal?.aborted) throw interrupted();
      throw translateUnread(error, operation, place);
    }
  }

  return {
    site: place.site,
    now: opening.now,
    get aheadMs() {
      return attempts.aheadMs;
    },
    async send(api, operation, input, call = {}) {
      const sender = await senderOf(api);
      const run = () => sender.send(operation, input as object, call.signal);
      return asked(`${api} ${operation}`, run, call) as Promise<never>;
    },
    async rest({ method, path, query = {}, body }, call = {}) {
      const sender = await senderOf("on-call");
      const given = Object.entries(query).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, String(value)]],
      );
      const text = body && JSON.stringify(body);
      const run = async () => {
        const answer = await sender.rest(
          method,
          path,
          Object.fromEntries(given),
          text,
          call.signal,
        );
        return answer === "" ? null : JSON.parse(answer);
      };
      return asked(`${method} ${path}`, run, call);
    },
    async raw(api, operation, input, call = {}) {
      const sender = await senderOf(api);
      const run = async () => {
        const answer = await sender.raw(operation, input, call.signal);
        return answer === "" ? null : JSON.parse(answer);
      };
      return asked(`${api} ${operation}`, run, call);
    },
    operations: async (api) => (await senderOf(api)).operations,
  };
}

const CLIENTS: Readonly<Record<keyof Apis, (options: ClientOptions) => Promise<Sender>>> = {
  async "on-call"(options) {
    return (await import("./on-call-client.js")).onCallApi(options);
  },
  async paging(options) {
    return (await import("./paging-client.js")).pagingApi(options);
  },
  async incidents(options) {
    return (await import("./incidents-client.js")).incidentsApi(options);
  },
  async users(options) {
    return (await import("./users-client.js")).usersApi(options);
  },
  async teams(options) {
    return (await import("./teams-client.js")).teamsApi(options);
  },
};

function wait(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, signal?.aborted ? 0 : ms);
    signal?.addEventListener("abort", done);
  });
}
