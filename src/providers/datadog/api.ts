import { badRequest, type OncallError } from "../../errors.js";
import type { Api } from "../provider.js";
import type { Apis, DatadogSession, RestRequest } from "./session.js";

const SERVICES: readonly (keyof Apis)[] = ["on-call", "paging", "incidents", "users", "teams"];

/** What the API reference has, and the client does not. */
const MORE: Readonly<Record<string, Pick<RestRequest, "method" | "path">>> = {
  CreateScheduleOverrides: {
    method: "POST",
    path: "/api/v2/on-call/schedules/{schedule_id}/overrides",
  },
  DeleteScheduleOverride: {
    method: "DELETE",
    path: "/api/v2/on-call/schedules/{schedule_id}/overrides/{override_id}",
  },
  GetOnCallPage: { method: "GET", path: "/api/v2/on-call/pages/{page_id}" },
  ListOnCallEscalationPolicies: { method: "GET", path: "/api/v2/on-call/escalation-policies" },
  ListOnCallPages: { method: "GET", path: "/api/v2/on-call/pages" },
  ListScheduleOverrides: {
    method: "GET",
    path: "/api/v2/on-call/schedules/{schedule_id}/overrides",
  },
};

/**
 * Every operation of the APIs that on-call consists of, in Datadog's own words: its parameters by the
 * names of the API reference, and what is sent as `body`.
 */
export function datadogApi(session: DatadogSession): Api {
  return {
    services: SERVICES,
    async operations(service) {
      const names = (await session.operations(service as keyof Apis)).map(
        (name) => name.charAt(0).toUpperCase() + name.slice(1),
      );
      return service === "on-call" ? [...names, ...Object.keys(MORE)].sort() : names;
    },
    async send(service, operation, input, call) {
      const given = input as Readonly<Record<string, unknown>>;
      const more = service === "on-call" ? MORE[operation] : undefined;
      if (more !== undefined) return wrap(await session.rest(restOf(more, given), call));
      const name = operation.charAt(0).toLowerCase() + operation.slice(1);
      try {
        return wrap(await session.raw(service as keyof Apis, name, camelCase(given), call));
      } catch (error) {
        const lacking = lackingIn(error);
        throw lacking === undefined ? error : missing(lacking);
      }
    },
  };
}

/** The parameter that is missing: the client says so before anything is sent. */
function lackingIn(error: unknown): string | undefined {
  const [, name] = /^Required parameter (\w+) /.exec(String((error as Error).message)) ?? [];
  return name?.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function missing(name: string): OncallError {
  return badRequest(`"${name}" is missing`, `--input '{"${name}": ...}'`);
}

function restOf(
  { method, path }: Pick<RestRequest, "method" | "path">,
  { body, ...parameters }: Readonly<Record<string, unknown>>,
): RestRequest {
  const query = { ...parameters } as Record<string, string>;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = query[name];
    if (value === undefined) throw missing(name);
    delete query[name];
    return encodeURIComponent(value);
  });
  return { method, path: filled, query, ...(body !== undefined && { body: body as object }) };
}

/** `schedule_id` and `page[size]` are `scheduleId` and `pageSize` to the client. */
function camelCase(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [
      key.replace(/[^A-Za-z0-9]+(\w?)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

function wrap(answer: unknown): object {
  return typeof answer === "object" && answer !== null ? answer : {};
}
