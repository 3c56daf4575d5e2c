import { badRequest, isOncallError } from "../../errors.js";
import { fromRecurrence, toCoverage } from "../../model/aws/recurrence.js";
import type { Rotation } from "../../model/rotation.js";
import { conflict, notFound } from "../errors.js";
import { orNone } from "../found.js";
import type { Call, Items } from "../provider.js";
import { refuse } from "../refuse.js";
import type { Directory } from "./directory.js";
import { type OverrideStore, toOverride } from "./override-store.js";
import { contactsPages } from "./paging.js";
import { type AwsRotation, fromRotation, refuseRotation, toRotation } from "./rotation-shape.js";
import type { AwsSession } from "./session.js";
import { tokenFor } from "./token.js";

/** A rotation and where it is. */
export interface FoundRotation {
  readonly arn: string;
  readonly rotation: Rotation;
}

/** The rotations of an account. One whose name others bear, too, goes by its ARN. */
export interface AwsRotations extends Items<Rotation> {
  /** By name or ARN, without its overrides. @throws OncallError `not-found` */
  find(name: string, call?: Call): Promise<FoundRotation>;
  /** As `find`, with its overrides. */
  whole(name: string, call?: Call): Promise<FoundRotation>;
  all(call?: Call): Promise<readonly FoundRotation[]>;
}

/** AWS lets several rotations bear one name: which is meant must be clear. */
export function awsRotations(
  session: AwsSession,
  directory: Directory,
  overrides: OverrideStore,
): AwsRotations {
  /** Where those are whose name nobody else bears. */
  const arns = new Map<string, string>();
  /** All that are there, when that was asked for last. */
  let known: Promise<readonly FoundRotation[]> | undefined;

  async function* list(call?: Call, prefix?: string): AsyncGenerator<FoundRotation> {
    const input = prefix === undefined ? {} : { RotationNamePrefix: prefix };
    for await (const { Rotations = [] } of contactsPages(session, "ListRotations", input, call)) {
      for (const listed of Rotations) {
        yield listed.Recurrence === undefined
          ? await read(listed.RotationArn ?? "", call)
          : found(listed);
      }
    }
  }

  function found(answer: AwsRotation): FoundRotation {
    const arn = answer.RotationArn ?? "";
    directory.learn(arn);
    return { arn, rotation: toRotation(answer) };
  }

  async function read(arn: string, call?: Call): Promise<FoundRotation> {
    return found(await session.contacts("GetRotation", { RotationId: arn }, call));
  }

  async function all(call?: Call): Promise<readonly FoundRotation[]> {
    const listed: FoundRotation[] = [];
    for await (const each of list(call)) listed.push(each);
    const isShared = ({ rotation: { name } }: FoundRotation) =>
      listed.filter(({ rotation }) => rotation.name === name).length > 1;
    return listed.map((each) => (isShared(each) ? byArn(each) : each));
  }

  /** With a name that nobody else bears. */
  async function unmistakable(each: FoundRotation, call?: Call): Promise<FoundRotation> {
    if (arns.get(each.rotation.name) === each.arn) return each;
    known ??= all(call);
    const isShared = (await known).some(
      ({ arn, rotation }) => arn === each.arn && rotation.name === arn,
    );
    return isShared ? byArn(each) : each;
  }

  async function arnOf(name: string, call?: Call): Promise<string> {
    if (name.includes(":rotation/")) return name;
    const there = arns.get(name);
    if (there !== undefined) return there;
    const named: string[] = [];
    if (NAME.test(name)) {
      for await (const { arn, rotation } of list(call, name)) {
        if (rotation.name === name) named.push(arn);
      }
    }
    const [arn, another] = named;
    if (arn === undefined) throw notFound("rotation", name, await names(call));
    if (another !== undefined) {
      throw badRequest(
        `AWS has ${named.length} rotations called "${name}"`,
        `say which one by its ARN: ${named.join(", ")}`,
      );
    }
    arns.set(name, arn);
    return arn;
  }

  async function names(call?: Call): Promise<string[]> {
    return (await all(call)).map(({ rotation }) => rotation.name);
  }

  /** As GetRotation has it, so that a name that is remembered and gone is looked for anew. */
  async function find(name: string, call?: Call): Promise<FoundRotation> {
    const arn = await arnOf(name, call);
    try {
      return await unmistakable(await read(arn, call), call);
    } catch (error) {
      if (!isOncallError(error) || error.code !== "not-found" || arn === name) throw error;
      arns.delete(name);
      throw notFound("rotation", name, await names(call));
    }
  }

  async function whole(name: string, call?: Call): Promise<FoundRotation> {
    const { arn, rotation } = await find(name, call);
    const lying = await overrides.list(arn, call);
    const records = lying.map((each) => toOverride(each, rotation.timeZone));
    return { arn, rotation: records.length === 0 ? rotation : { ...rotation, overrides: records } };
  }

  /** The rotation, if it still says what `before` says. */
  async function unchanged(before: Rotation, call?: Call): Promise<FoundRotation> {
    const now = await find(before.name, call);
    if (says(now.rotation) === says(before)) return now;
    throw conflict(
      `rotation ${before.name} has changed since it was read`,
      "run the command again",
    );
  }

  const membersOf = async ({ members }: Rotation, call?: Call) => {
    const ids: string[] = [];
    for (const member of members)
      ids.push((await directory.find("person", member ?? "", call)).arn);
    return ids;
  };

  return {
    refusals: refuseRotation,
    all,
    find,
    whole,
    async *list(call) {
      for await (const { rotation } of list(call)) yield rotation;
    },
    get: async (name, call) => (await whole(name, call)).rotation,
    async create(rotation, call) {
      refuse(refuseRotation(rotation));
      const there = await orNone(find(rotation.name, call));
      if (there !== undefined && says(there.rotation) !== says(rotation)) {
        throw conflict(
          `there is a rotation called ${rotation.name} already`,
          "choose another name",
        );
      }
      if (there !== undefined) return there.rotation;
      const { RotationArn = "" } = await session.contacts(
        "CreateRotation",
        {
          Name: rotation.name,
          ContactIds: await membersOf(rotation, call),
          ...fromRotation(rotation),
          IdempotencyToken: tokenFor(call),
        },
        call,
      );
      arns.set(rotation.name, RotationArn);
      known = undefined;
      directory.learn(RotationArn);
      return { ...rotation, overrides: undefined };
    },
    async update(before, after, call) {
      refuse(refuseRotation(after));
      const { arn } = await unchanged(before, call);
      const input = {
        RotationId: arn,
        ContactIds: await membersOf(after, call),
        ...fromRotation(after),
      };
      await session.contacts("UpdateRotation", input, call);
      return after;
    },
    async delete(rotation, call) {
      const { arn } = await unchanged(rotation, call);
      await session.contacts("DeleteRotation", { RotationId: arn }, call);
      arns.delete(rotation.name);
    },
  };
}

function byArn({ arn, rotation }: FoundRotation): FoundRotation {
  return { arn, rotation: { ...rotation, name: arn } };
}

/** What a rotation can be called at AWS. */
const NAME = /^[a-zA-Z0-9_\-\s.]{1,255}$/;

/** The same text for two rotations that are one to AWS, however their coverage is cut at midnights. */
function says(rotation: Rotation): string {
  const coverage = toCoverage(fromRecurrence(rotation));
  return JSON.stringify([rotation.members, fromRotation({ ...rotation, coverage })]);
}
