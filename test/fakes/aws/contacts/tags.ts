import type { Account } from "../account.js";
import { type Operations, operation } from "../operation.js";
import { listOf, object, required, text } from "../rules.js";
import { setTags } from "../tags.js";
import { notFound, tagKey, tags, tagsOf } from "./shapes.js";

const resourceArn = text({ least: 1, most: 1011 });

export const CONTACTS_TAGS: Operations = {
  TagResource: operation(
    object({ ResourceARN: required(resourceArn), Tags: required(tags) }),
    ({ ResourceARN, Tags }, account) => {
      checkThere(ResourceARN, account);
      setTags(account, ResourceARN, tagsOf(Tags));
      return {};
    },
  ),
  UntagResource: operation(
    object({ ResourceARN: required(resourceArn), TagKeys: required(listOf(tagKey, { most: 50 })) }),
    ({ ResourceARN, TagKeys }, account) => {
      checkThere(ResourceARN, account);
      for (const key of TagKeys) account.state.tags.get(ResourceARN)?.delete(key);
      return {};
    },
  ),
  ListTagsForResource: operation(
    object({ ResourceARN: required(resourceArn) }),
    ({ ResourceARN }, account) => {
      checkThere(ResourceARN, account);
      const all = [...(account.state.tags.get(ResourceARN) ?? [])];
      return { Tags: all.map(([Key, Value]) => ({ Key, Value })) };
    },
  ),
};

/** Contacts and rotations have tags. */
function checkThere(resource: string, { state }: Account): void {
  if (state.contacts.has(resource) || state.rotations.has(resource)) return;
  throw notFound(resource, "RESOURCE");
}
