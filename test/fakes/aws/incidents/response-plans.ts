import { incidentsArn } from "../account.js";
import { ServiceError } from "../errors.js";
import { type Operations, operation } from "../operation.js";
import { listOf, object, required, text } from "../rules.js";
import { setTags } from "../tags.js";
import {
  arn,
  chatChannel,
  clientToken,
  contactArn,
  find,
  impact,
  listed,
  notificationTargets,
  paging,
  type RuleType,
  summary,
  tags,
  title,
} from "./shapes.js";

const plan = {
  name: required(text({ least: 1, most: 200, pattern: /^[\w-]*$/ })),
  displayName: text({ most: 200 }),
  incidentTemplate: required(
    object({
      impact: required(impact),
      title: required(title),
      summary,
      dedupeString: text({ most: 1000 }),
      incidentTags: tags,
      notificationTargets,
    }),
  ),
  chatChannel,
  engagements: listOf(contactArn, { most: 5 }),
};
const storedPlan = object({ ...plan, arn: required(arn) });

/** As GetResponsePlan answers it. */
export type ResponsePlan = RuleType<typeof storedPlan>;

export const RESPONSE_PLANS: Operations = {
  CreateResponsePlan: operation(
    object({ ...plan, tags, clientToken }),
    ({ tags, clientToken: _, ...input }, account) => {
      const planArn = incidentsArn(account, `response-plan/${input.name}`);
      if (account.state.plans.has(planArn)) {
        throw new ServiceError("ConflictException", `A plan named ${input.name} exists`, {
          resourceIdentifier: planArn,
          resourceType: "RESPONSE_PLAN",
        });
      }
      account.state.plans.set(planArn, { ...input, arn: planArn });
      setTags(account, planArn, tags);
      return { arn: planArn };
    },
  ),
  GetResponsePlan: operation(object({ arn: required(arn) }), ({ arn }, account) =>
    find(account.state.plans, arn, "RESPONSE_PLAN"),
  ),
  ListResponsePlans: operation(object(paging), (input, account, name) => {
    const found = [...account.state.plans.values()].map(({ arn, name, displayName }) => ({
      arn,
      name,
      displayName: displayName ?? null,
    }));
    return listed("responsePlanSummaries", found, input, account, name);
  }),
};
