import type { Account } from "../account.js";
import { type Operations, operation } from "../operation.js";
import { listOf, object, required, text } from "../rules.js";
import { setTags } from "../tags.js";
import { notFound, tagKey, tags } from "./shapes.js";

const resourceArn = text();

export const INCIDENTS_TAGS: Operations = {
  TagResource: operation(
    object({ resourceArn: required(resourceArn), tags: required(tags) }),
    ({ resourceArn, tags }, account) => {
      checkThere(resourceArn, account);
      setTags(account, resourceArn, tags);
      return {};
    },
  ),
  UntagResource: operation(
    object({
      resourceArn: required(resourceArn),
      tagKeys: required(listOf(tagKey, { least: 1, most: 50 })),
    }),
    ({ resourceArn, tagKeys }, account) => {
      checkThere(resourceArn, account);
      for (const key of tagKeys) account.state.tags.get(resourceArn)?.delete(key);
      return {};
    },
  ),
  ListTagsForResource: operation(
    object({ resourceArn: required(resourceArn) }),
    ({ resourceArn }, account) => {
      checkThere(resourceArn, account);
      return { tags: Object.fromEntries(account.state.tags.get(resourceArn) ?? []) };
    },
  ),
};

/** Response plans and incident records have tags. */
function checkThere(resource: string, { state }: Account): void {
  if (state.plans.has(resource)) return;
  if (!state.incidents.has(resource)) throw notFound(resource, "INCIDENT_RECORD");
}
