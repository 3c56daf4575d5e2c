import type { Account } from "../account.js";
import { ServiceError } from "../errors.js";
import { cutPage } from "../paging.js";
import {
  type Agreement,
  exactlyOne,
  flag,
  isObject,
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

// What several operations of ssm-contacts share. Limits: AWS's API reference of Incident Manager.

export const DAYS = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"] as const;

export const arn = text({
  least: 1,
  most: 2048,
  pattern: /^arn:(aws|aws-cn|aws-us-gov):ssm-contacts:[-\w+=/,.@]*:\d+:[-\w+=/,.@:]+$/,
});
export const alias = text({ least: 1, most: 255, pattern: /^[a-z0-9_-]*$/ });
export const displayName = text({ most: 255, pattern: /^[\p{L}\p{Z}\p{N}_.-]*$/u });
export const contactType = oneOf("PERSONAL", "ESCALATION", "ONCALL_SCHEDULE");
export const rotationName = text({ least: 1, most: 255, pattern: /^[\w\-\s.]*$/ });
export const timeZoneId = text({ least: 1, most: 255, pattern: /^[:\w\-\s.\\/]*$/ });
export const idempotencyToken = text({ most: 2048, pattern: /^[\\/\w+=-]*$/ });
/** Also of people who are no contacts yet. */
export const memberName = text({ least: 1, most: 512, pattern: /\S/ });
/** The letters are those of AWS's documentation, slip of the pen included. */
export const overrideId = text({
  least: 36,
  most: 39,
  pattern: /^[a-fA-Z0-9]{8,11}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}$/,
});
export const time = timestamp();

export const tagKey = text({ least: 1, most: 128, pattern: /^[\\/\w+=-]*$/ });
export const tags = listOf(
  object({
    Key: required(tagKey),
    Value: required(text({ least: 1, most: 256, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u })),
  }),
  { most: 50 },
);

const handOffTime = object({
  HourOfDay: required(whole({ least: 0, most: 23 })),
  MinuteOfHour: required(whole({ least: 0, most: 59 })),
});

export const recurrence = object(
  {
    NumberOfOnCalls: required(whole({ least: 1 })),
    RecurrenceMultiplier: required(whole({ least: 1, most: 100 })),
    DailySettings: listOf(handOffTime),
    WeeklySettings: listOf(
      object({ DayOfWeek: required(oneOf(...DAYS)), HandOffTime: required(handOffTime) }),
    ),
    MonthlySettings: listOf(
      object({
        DayOfMonth: required(whole({ least: 1, most: 31 })),
        HandOffTime: required(handOffTime),
      }),
    ),
    // CloudFormation's schema requires both ends; the API's model does not say.
    ShiftCoverages: mapOf(
      oneOf(...DAYS),
      listOf(object({ Start: required(handOffTime), End: required(handOffTime) })),
    ),
  },
  exactlyOne("DailySettings", "WeeklySettings", "MonthlySettings"),
);

const stage = object(
  {
    DurationInMinutes: required(whole({ least: 0, most: 30 })),
    Targets: required(
      listOf(
        union({
          ChannelTargetInfo: object({
            ContactChannelId: required(arn),
            RetryIntervalInMinutes: whole({ least: 0, most: 60 }),
          }),
          ContactTargetInfo: object({ ContactId: arn, IsEssential: required(flag()) }),
        }),
      ),
    ),
  },
  waitsOrTells,
);

export const plan = object({
  Stages: listOf(stage),
  RotationIds: listOf(arn, { most: 25 }),
});

/** The members of every list operation. */
export const paging = {
  NextToken: text({ most: 2048, pattern: /^[\\/\w+=-]*$/ }),
  MaxResults: whole({ least: 0, most: 1024 }),
};

export type HandOffTime = RuleType<typeof handOffTime>;
export type RecurrenceSettings = RuleType<typeof recurrence>;
export type Plan = RuleType<typeof plan>;
export type ContactType = RuleType<typeof contactType>;
type TagList = RuleType<typeof tags>;
type RuleType<R> = R extends Rule<infer T> ? T : never;

interface PagingInput {
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

/** The answer of a list operation: a page of items, and where there are more the next token. */
export function listed(
  key: string,
  items: readonly unknown[],
  input: PagingInput,
  account: Account,
  operation: string,
): object {
  const { NextToken: token, MaxResults: size, ...rest } = input;
  const page = cutPage(items, { token, size, request: [operation, rest] }, account);
  return { [key]: page.items, ...(page.token !== undefined && { NextToken: page.token }) };
}

/** Key and value. */
export function tagsOf(list: TagList = []): Readonly<Record<string, string>> {
  return Object.fromEntries(list.map(({ Key, Value }) => [Key, Value]));
}

/** What an ARN stands for. @throws ResourceNotFoundException */
export function find<T>(things: ReadonlyMap<string, T>, id: string, type: string): T {
  const thing = things.get(id);
  if (thing === undefined) throw notFound(id, type);
  return thing;
}

export function notFound(id: string, type: string): ServiceError {
  return new ServiceError("ResourceNotFoundException", `Resource not found: ${id}`, {
    ResourceId: id,
    ResourceType: type,
  });
}

/** A stage of no minutes must at least tell somebody. */
function waitsOrTells(value: Parameters<Agreement>[0]): string | undefined {
  const { DurationInMinutes: minutes, Targets: targets } = value;
  if (minutes !== 0 || (Array.isArray(targets) && targets.some(isObject))) return undefined;
  return "DurationInMinutes can be 0 only where there are Targets";
}
