import { logger } from "@datadog/datadog-api-client/dist/logger.js";
import {
  type Configuration,
  createConfiguration,
} from "@datadog/datadog-api-client/dist/packages/datadog-api-client-common/configuration.js";
import {
  type HttpMethod,
  type RequestContext,
  ResponseContext,
} from "@datadog/datadog-api-client/dist/packages/datadog-api-client-common/http/http.js";
import { BaseServerConfiguration } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-common/servers.js";
import { UnparsedObject } from "@datadog/datadog-api-client/dist/packages/datadog-api-client-common/util.js";
import type { Keys } from "./place.js";
import type { Answer, Request } from "./transport.js";

// It would tell of unstable operations and of broken connections, on stderr: those we tell ourselves.
logger.setLevel("silent");

/** What every API is made with. */
export interface ClientOptions {
  /** `https://api.datadoghq.eu` */
  readonly host: string;
  readonly keys: Keys;
  /** Sends a request; throws for an answer that is an error. */
  readonly exchange: (operation: string, request: Request) => Promise<Answer>;
}

/** An API, by the names of its operations. */
export interface Sender {
  readonly operations: readonly string[];
  send(operation: string, input: object, signal: AbortSignal | undefined): Promise<unknown>;
  /** The same with the body and the answer in Datadog's own shape: nothing of either is translated. */
  raw(
    operation: string,
    input: Readonly<Record<string, unknown>>,
    signal: AbortSignal | undefined,
  ): Promise<string>;
  /** Of an operation that the client does not have. The text of the answer. */
  rest(
    method: string,
    path: string,
    query: Readonly<Record<string, string>>,
    body: string | undefined,
    signal: AbortSignal | undefined,
  ): Promise<string>;
}

/** The client's own code of an API, with which it is made. */
type Api = new (configuration: Configuration) => object;

/** What stands around each request, besides what the client puts there. */
interface Told {
  readonly signal: AbortSignal | undefined;
  readonly operation: string;
  /** Gets the text of the answer, and gives the client another. */
  readonly hear?: (text: string) => string;
}

/** An answer that the client reads without a word. */
const NOTHING = "null";

/**
 * An API of the client. It sends through our transport, and never logs.
 * @param name what it is called when requests are told of: `on-call`
 */
export function senderOf(name: string, Api: Api, options: ClientOptions): Sender {
  const configuration = configurationOf(options);
  const api = new Api(configuration) as Record<string, unknown>;
  const operations = operationsOf(Api);

  async function send(operation: string, input: object, told: Told): Promise<unknown> {
    if (!operations.includes(operation)) throw new Error(`${name} has no operation ${operation}`);
    const method = api[operation] as (...input: unknown[]) => Promise<unknown>;
    // An operation without input takes the options alone.
    const given = isWithoutInput(method) ? [] : [input];
    return method.call(api, ...given, telling(configuration, told));
  }

  return {
    operations,
    send: (operation, input, signal) =>
      send(operation, input, { signal, operation: `${name} ${operation}` }),
    async raw(operation, { body, ...input }, signal) {
      let answer = "";
      const hear = (text: string) => {
        answer = text;
        return NOTHING;
      };
      const given = body === undefined ? input : { ...input, body: new UnparsedObject(body) };
      await send(operation, given, { signal, operation: `${name} ${operation}`, hear });
      return answer;
    },
    async rest(method, path, query, body, signal) {
      const context = configuration.getServer("").makeRequestContext(path, method as HttpMethod);
      for (const [key, value] of Object.entries(query)) context.setQueryParam(key, value, "");
      context.setHeaderParam("Accept", "application/json");
      context.setHttpConfig(
        telling(configuration, { signal, operation: `${method} ${path}` }).httpConfig,
      );
      configuration.authMethods.apiKeyAuth?.applySecurityAuthentication(context);
      configuration.authMethods.appKeyAuth?.applySecurityAuthentication(context);
      if (body !== undefined) {
        context.setHeaderParam("Content-Type", "application/json");
        context.setBody(body);
      }
      return (await configuration.httpApi.send(context)).body.text();
    },
  };
}

function configurationOf({ host, keys, exchange }: ClientOptions): Configuration {
  const configuration = createConfiguration({
    baseServer: new BaseServerConfiguration(host, {}),
    authMethods: { apiKeyAuth: keys.api, appKeyAuth: keys.application },
    httpApi: {
      async send(context) {
        const told = context.getHttpConfig() as Told;
        const { status, headers, text } = await exchange(told.operation, requestOf(context, told));
        return new ResponseContext(status, { ...headers }, bodyOf(told.hear?.(text) ?? text));
      },
    },
  });
  // What Datadog calls unstable here are all operations of incidents.
  for (const name of Object.keys(configuration.unstableOperations)) {
    configuration.unstableOperations[name] = true;
  }
  return configuration;
}

/** The same configuration, for one request. */
function telling(configuration: Configuration, told: Told): Configuration {
  return Object.create(configuration, { httpConfig: { value: told } });
}

function requestOf(context: RequestContext, { signal }: Told): Request {
  const body = context.getBody();
  return {
    method: context.getHttpMethod().toString(),
    url: context.getUrl(),
    headers: context.getHeaders(),
    body: typeof body === "string" ? body : undefined,
    signal,
  };
}

function bodyOf(text: string) {
  return { text: async () => text, binary: async () => Buffer.from(text) };
}

/** Those that page through another one are left out: they are loops around it. */
function operationsOf({ prototype }: Api): string[] {
  return Object.getOwnPropertyNames(prototype)
    .filter((name) => name !== "constructor" && !name.endsWith("WithPagination"))
    .sort();
}

/** `options` is the last parameter, and counted as `input` is. */
function isWithoutInput({ length }: { readonly length: number }): boolean {
  return length === 1;
}
