import { readIsoTime } from "../../model/time.js";
import type { Api } from "../provider.js";
import type { Service } from "./place.js";
import type { AwsSession } from "./session.js";

const SERVICES: readonly Service[] = ["ssm-contacts", "ssm-incidents"];

/** Every operation of both services, in AWS's own words. */
export function awsApi(session: AwsSession): Api {
  return {
    services: SERVICES,
    operations: (service) => session.operations(service as Service),
    async send(service, operation, input, call) {
      const { $metadata: _, ...output } = (await session.send(
        service as Service,
        operation,
        withDates(input) as object,
        call,
      )) as Record<string, unknown>;
      return output;
    },
  };
}

/** The members that are timestamps in the models of both services. */
const TIMES =
  /^(StartTime|EndTime|RotationStartTime|eventTime|timestamp|before|after|creationTime)$/;

/** The client takes timestamps as dates; JSON has texts and epoch seconds. */
function withDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDates);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      (TIMES.test(key) && dateOf(each)) || withDates(each),
    ]),
  );
}

function dateOf(value: unknown): Date | undefined {
  if (typeof value === "number") return new Date(value * 1000);
  const instant = typeof value === "string" ? readIsoTime(value) : undefined;
  return typeof instant === "number" ? new Date(instant) : undefined;
}
