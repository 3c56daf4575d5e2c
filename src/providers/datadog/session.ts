import type { IncidentsApi } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/IncidentsApi.js";
import type { OnCallApi } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/OnCallApi.js";
import type { OnCallPagingApi } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/OnCallPagingApi.js";
import type { TeamsApi } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/TeamsApi.js";
import type { UsersApi } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-v2/apis/UsersApi.js";
import type { Instant } from "../../model/time.js";
import { interrupted } from "../errors.js";
import type { Opening } from "../opening.js";
import type { Call } from "../provider.js";
import type { ClientOptions, Sender } from "./client.js";
import { notJson, signedOut, translate, translateUnread } from "./errors.js";
import { mayBeDone, type Outcome, patience, type Sleep } from "./patience.js";
import { placeOf } from "./place.js";
import { type Answer, exchange, type Request } from "./transport.js";

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
  const patient = patience(sleep, Date.now);
  const senders = new Map<keyof Apis, Promise<Sender>>();
  let aheadMs = 0;

  const senderOf = (api: keyof Apis): Promise<Sender> => {
    const sender = senders.get(api) ?? CLIENTS[api](optionsOf(api));
    senders.set(api, sender);
    return sender;
  };

  const optionsOf = (api: keyof Apis): ClientOptions => ({
    host: api === "paging" ? place.paging : place.api,
    keys: place.keys,
    exchange: answerTo,
  });

  /** The answer to a request, after as many attempts as it is worth. */
  async function answerTo(operation: string, request: Request): Promise<Answer> {
    const outcomes: Outcome[] = [];
    for (;;) {
      await patient.before(operation, request.signal);
      if (request.signal?.aborted) throw interrupted();
      const outcome = await attemptOf(operation, request);
      outcomes.push(outcome);
      if (request.signal?.aborted) throw interrupted();
      if (outcome.kind === "answer") {
        noteClock(outcome.answer);
        patient.note(operation, outcome.answer);
        if (outcome.answer.status < 400) return outcome.answer;
        // What an attempt before took away is gone.
        const isGone = outcome.answer.status === 404 && request.method === "DELETE";
        if (isGone && outcomes.some(mayBeDone)) return { ...outcome.answer, status: 204, text: "" };
      }
      if (await patient.again(request, outcomes)) continue;
      throw await explain(outcome, operation, request);
    }
  }

  async function attemptOf(operation: string, request: Request): Promise<Outcome> {
    const begun = clockMs();
    const tell = (outcome: string, id?: string) =>
      opening.log?.({ operation, tookMs: clockMs() - begun, outcome, id });
    try {
      const answer = await exchange(request, TIMEOUTS);
      tell(String(answer.status), answer.headers["x-request-id"]);
      return isReadable(answer) ? { kind: "answer", answer } : { kind: "broken", error: notJson() };
    } catch (error) {
      tell((error as { code?: string }).code ?? (error as Error).name);
      return { kind: "broken", error: error as Error };
    }
  }

  function noteClock({ headers: { date } }: Answer): void {
    const theirs = date === undefined ? Number.NaN : Date.parse(date);
    if (!Number.isNaN(theirs)) aheadMs = theirs - opening.now();
  }

  /** Datadog says 403 of keys that it does not know and of what keys may not do: only asking tells. */
  async function explain(outcome: Outcome, operation: string, request: Request) {
    const error = translate(outcome, { operation, request, place });
    if (error.code !== "denied") return error;
    const url = `${place.api}/api/v2/validate_keys`;
    const { headers, signal } = request;
    const asked = await attemptOf("validate_keys", { method: "GET", url, headers, signal });
    const { status } = asked.kind === "answer" ? asked.answer : { status: 0 };
    return status === 401 || status === 403 ? signedOut(place) : error;
  }

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
      return aheadMs;
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

/** What an error says need not be JSON. */
function isReadable({ status, text }: Answer): boolean {
  if (status >= 400 || text === "") return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** With three attempts a host that nobody answers for is told within ten seconds. */
const TIMEOUTS = { connectMs: 2500, silenceMs: 15_000 };

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

/** A clock that only goes forward, milliseconds. `performance` would have to be loaded first. */
function clockMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

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
