import type { Call, Tagged, Tags } from "../provider.js";
import type { Service } from "./place.js";
import type { AwsSession } from "./session.js";

/** @param arnOf where a thing is */
export function awsTags(
  session: AwsSession,
  arnOf: (thing: Tagged, call?: Call) => Promise<string>,
): Tags {
  return {
    async of(thing, call) {
      const arn = await arnOf(thing, call);
      if (serviceOf(thing) === "ssm-incidents") {
        const input = { resourceArn: arn };
        return (await session.incidents("ListTagsForResource", input, call)).tags ?? {};
      }
      const { Tags = [] } = await session.contacts(
        "ListTagsForResource",
        { ResourceARN: arn },
        call,
      );
      return Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value]));
    },
    async put(thing, tags, call) {
      const arn = await arnOf(thing, call);
      if (serviceOf(thing) === "ssm-incidents") {
        await session.incidents("TagResource", { resourceArn: arn, tags: { ...tags } }, call);
        return;
      }
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      await session.contacts("TagResource", { ResourceARN: arn, Tags }, call);
    },
    async remove(thing, keys, call) {
      const arn = await arnOf(thing, call);
      if (serviceOf(thing) === "ssm-incidents") {
        const input = { resourceArn: arn, tagKeys: [...keys] };
        await session.incidents("UntagResource", input, call);
        return;
      }
      await session.contacts("UntagResource", { ResourceARN: arn, TagKeys: [...keys] }, call);
    },
  };
}

function serviceOf({ kind }: Tagged): Service {
  return kind === "incident" || kind === "plan" ? "ssm-incidents" : "ssm-contacts";
}
