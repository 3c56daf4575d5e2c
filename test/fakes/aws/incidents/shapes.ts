import type { Account } from "../account.js";
import { ServiceError } from "../errors.js";
import { cutPage } from "../paging.js";
import {
  exactlyOne,
  listOf,
  mapOf,
  object,
  oneOf,
  type Rule,
  required,
  text,
  timestamp,
  union,
  whole,
} from "../rules.js";

// What several operations of ssm-incidents share. Limits: AWS's API reference of Incident Manager.

export const arn = text({
  most: 1000,
  pattern: /^arn:aws(-cn|-us-gov)?:[a-z0-9-]*:[a-z0-9-]*:(\d{12})?:.+$/,
});
export const contactArn = text({
  most: 2048,
  pattern: /^arn:aws(-cn|-us-gov)?:ssm-contacts:[a-z0-9-]*:\d{12}:contact\/[a-z0-9_-]+$/,
});
export const clientToken = text({ most: 128 });
export const impact = whole({ least: 1, most: 5 });
export const title = text({ most: 200 });
export const summary = text({ most: 8000 });
export const eventId = text({ most: 50 });
export const time = timestamp();
export const notificationTargets = listOf(union({ snsTopicArn: arn }), { most: 10 });
export const chatChannel = union({
  chatbotSns: listOf(text({ most: 1000 }), { least: 1, most: 5 }),
  empty: object({}),
});

const itemType = oneOf(
  "ANALYSIS",
  "INCIDENT",
  "METRIC",
  "PARENT",
  "ATTACHMENT",
  "OTHER",
  "AUTOMATION",
  "INVOLVED_RESOURCE",
  "TASK",
);

export const itemIdentifier = object({
  type: required(itemType),
  value: required(
    union({ arn, url: text({ most: 1000 }), metricDefinition: text({ most: 4000 }) }),
  ),
});

/** A generatedId is the service's to give, so it is no member here. */
export const relatedItem = object({
  identifier: required(itemIdentifier),
  title: text({ most: 200 }),
});

export const generatedId = text({
  most: 200,
  pattern: /^related-item\/[A-Z_]+\/[0-9A-F]{32}$/,
});

const tagCharacters = /^[A-Za-z0-9 _=@:.+\-/,]*$/;
export const tagKey = text({ least: 1, most: 128, pattern: /^(?!aws:)[A-Za-z0-9 _=@:.+\-/,]+$/ });
export const tags = mapOf(tagKey, text({ most: 256, pattern: tagCharacters }), {
  least: 1,
  most: 50,
});

const instants = { before: time, after: time };
const values = {
  equals: union({
    integerValues: listOf(whole(), { most: 100 }),
    stringValues: listOf(text({ most: 1000 }), { most: 100 }),
  }),
};

/** Filters by these keys: all of them must hold, by any of the values of each. */
export function filters(...keys: readonly string[]) {
  const filter = object({
    key: required(oneOf(...keys)),
    condition: required(
      object({ ...instants, ...values }, exactlyOne("before", "after", "equals")),
    ),
  });
  return listOf(filter, { most: 5 });
}

/** The members of every list operation. */
export const paging = {
  nextToken: text({ most: 2000 }),
  maxResults: whole({ least: 1, most: 100 }),
};

export type RuleType<R> = R extends Rule<infer T> ? T : never;
export type ItemIdentifier = RuleType<typeof itemIdentifier>;
export type RelatedItemInput = RuleType<typeof relatedItem>;
type Filters = RuleType<ReturnType<typeof filters>>;

/** Whether something with these values comes through. */
export function passes(
  filters: Filters | undefined,
  values: Readonly<Record<string, readonly (string | number)[]>>,
): boolean {
  return (filters ?? []).every(({ key, condition: { before, after, equals } }) => {
    const wanted: readonly (string | number)[] =
      equals?.stringValues ?? equals?.integerValues ?? [];
    return (values[key] ?? []).some((value) => {
      if (before !== undefined) return Number(value) < before;
      if (after !== undefined) return Number(value) > after;
      return wanted.includes(value);
    });
  });
}

interface PagingInput {
  readonly nextToken?: string;
  readonly maxResults?: number;
}

/** The answer of a list operation. The service says `null` where there is no more. */
export function listed(
  key: string,
  items: readonly unknown[],
  input: PagingInput,
  account: Account,
  operation: string,
): object {
  const { nextToken: token, maxResults: size, ...rest } = input;
  const page = cutPage(items, { token, size, request: [operation, rest] }, account);
  return { [key]: page.items, nextToken: page.token ?? null };
}

type ResourceType = "RESPONSE_PLAN" | "INCIDENT_RECORD" | "TIMELINE_EVENT" | "REPLICATION_SET";

/** What an ARN stands for. @throws ResourceNotFoundException */
export function find<T>(things: ReadonlyMap<string, T>, id: string, type: ResourceType): T {
  const thing = things.get(id);
  if (thing === undefined) throw notFound(id, type);
  return thing;
}

export function notFound(id: string, type: ResourceType): ServiceError {
  return new ServiceError("ResourceNotFoundException", `${id} does not exist`, {
    resourceIdentifier: id,
    resourceType: type,
  });
}
