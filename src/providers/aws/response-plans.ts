import { badRequest } from "../../errors.js";
import type { Impact, ResponsePlan } from "../../model/incident.js";
import { notFound } from "../errors.js";
import type { Call, Plans } from "../provider.js";
import { aliasOf } from "./directory.js";
import { incidentsPages } from "./paging.js";
import type { AwsSession } from "./session.js";

/** Response plans: what incidents start from. */
export function awsPlans(session: AwsSession): Plans {
  return {
    list: (call) => listPlans(session, call),
    async get(name, call) {
      const arn = await planArn(session, name, call);
      const plan = await session.incidents("GetResponsePlan", { arn }, call);
      const { title, impact, summary } = plan.incidentTemplate ?? {};
      return {
        id: plan.arn ?? arn,
        name: plan.name ?? name,
        displayName: plan.displayName || undefined,
        title,
        impact: impact as Impact | undefined,
        summary: summary || undefined,
        engages: (plan.engagements ?? []).map(aliasOf),
      };
    },
  };
}

/** By name; an ARN is taken as it is. @throws OncallError `not-found` */
export async function planArn(session: AwsSession, name: string, call?: Call): Promise<string> {
  if (name.startsWith("arn:")) return name;
  const known: string[] = [];
  for await (const plan of listPlans(session, call)) {
    if (plan.name === name) return plan.id;
    known.push(plan.name);
  }
  throw notFound("response plan", name, known);
}

/**
 * The ARN of the only plan.
 * @throws OncallError (exit 2) where there is none, or more than one
 */
export async function onlyPlanArn(session: AwsSession, call?: Call): Promise<string> {
  const plans: ResponsePlan[] = [];
  for await (const plan of listPlans(session, call)) plans.push(plan);
  const [only, another] = plans;
  if (only === undefined) {
    throw badRequest(
      "AWS starts incidents from response plans, and this account has none",
      "make one in the console of Incident Manager first",
    );
  }
  if (another === undefined) return only.id;
  throw badRequest(
    "AWS starts incidents from response plans, and this account has several",
    `say which: --plan ${plans.map(({ name }) => name).join(" or --plan ")}`,
  );
}

async function* listPlans(session: AwsSession, call?: Call): AsyncGenerator<ResponsePlan> {
  const input = { maxResults: 100 };
  for await (const page of incidentsPages(session, "ListResponsePlans", input, call)) {
    for (const { arn = "", name = "", displayName } of page.responsePlanSummaries ?? []) {
      yield { id: arn, name, displayName: displayName || undefined };
    }
  }
}
