import { toInstant, zoneOf } from "../../engine/zone.js";
import { isOncallError, OncallError } from "../../errors.js";
import { shortId, standsFor } from "../../model/incident.js";
import type { OverrideRecord } from "../../model/rotation.js";
import { notFound, unsupported } from "../errors.js";
import { orNone } from "../found.js";
import type { Call, NewOverride, Overrides } from "../provider.js";
import type { Directory } from "./directory.js";
import { type AwsOverride, type OverrideStore, toOverride } from "./override-store.js";
import type { AwsRotations, FoundRotation } from "./rotations.js";
import type { AwsSession } from "./session.js";
import { tokenFor } from "./token.js";

/**
 * The overrides of rotations. Their ids name the rotation, since AWS finds none without it:
 * `primary/8b2f…`; the id alone is looked for in every rotation.
 */
export function awsOverrides(
  session: AwsSession,
  directory: Directory,
  rotations: AwsRotations,
  store: OverrideStore,
): Overrides {
  async function recordsOf(found: FoundRotation, call?: Call): Promise<OverrideRecord[]> {
    return (await store.list(found.arn, call)).map((each) => toRecord(each, found));
  }

  /** Where the rotation is named AWS is asked for this one alone. */
  async function direct(id: string, call?: Call): Promise<Found | undefined> {
    const slash = id.lastIndexOf("/");
    const own = id.slice(slash + 1);
    if (slash < 0 || !OVERRIDE_ID.test(own)) return undefined;
    const found = await orNone(rotations.find(id.slice(0, slash), call));
    if (found === undefined) return undefined;
    const input = { RotationId: found.arn, RotationOverrideId: own };
    const override = await orNone(session.contacts("GetRotationOverride", input, call));
    return override && { record: toRecord(override, found), arn: found.arn };
  }

  async function find(id: string, call?: Call): Promise<Found> {
    const there = await direct(id, call);
    if (there !== undefined) return there;
    const known: string[] = [];
    for (const found of await rotations.all(call)) {
      for (const record of await recordsOf(found, call)) {
        if (standsFor(id, record.id)) return { record, arn: found.arn };
        known.push(shortId(record.id));
      }
    }
    throw notFound("override", id, known, { isId: true });
  }

  async function create(
    { from, to, members }: NewOverride,
    found: FoundRotation,
    token: string,
    call: Call,
  ): Promise<OverrideRecord> {
    const zone = zoneOf(found.rotation.timeZone);
    const NewContactIds: string[] = [];
    for (const member of members) {
      NewContactIds.push((await directory.find("person", member, call)).arn);
    }
    const times = {
      NewContactIds,
      StartTime: new Date(toInstant(from, zone)),
      EndTime: new Date(toInstant(to, zone)),
    };
    const { RotationOverrideId } = await session.contacts(
      "CreateRotationOverride",
      { RotationId: found.arn, ...times, IdempotencyToken: token },
      call,
    );
    return toRecord({ RotationOverrideId, ...times }, found);
  }

  return {
    async *list(on, call) {
      if (on?.kind === "schedule") return;
      if (on !== undefined) {
        yield* await recordsOf(await rotations.find(on.name, call), call);
        return;
      }
      for (const found of await rotations.all(call)) yield* await recordsOf(found, call);
    },
    get: async (id, call) => (await find(id, call)).record,
    async create(overrides, call) {
      const under = new Map<string, FoundRotation>();
      for (const { on } of overrides) {
        if (on.kind === "schedule") throw unsupported("aws", "overrides of schedules");
        if (!under.has(on.name)) under.set(on.name, await rotations.find(on.name, call));
      }
      let made = 0;
      return session.each("CreateRotationOverride", [...overrides.entries()], async ([i, each]) => {
        try {
          const found = under.get(each.on.name) as FoundRotation;
          const record = await create(each, found, tokenFor(call, `${i}`), call);
          made++;
          return record;
        } catch (error) {
          throw afterSome(error, made, overrides.length, "made");
        }
      });
    },
    async delete(overrides, call) {
      let gone = 0;
      await session.each("DeleteRotationOverride", overrides, async ({ id }) => {
        try {
          const { arn, record } = await find(id, call);
          const RotationOverrideId = record.id.slice(record.id.lastIndexOf("/") + 1);
          const input = { RotationId: arn, RotationOverrideId };
          await session.contacts("DeleteRotationOverride", input, call);
          gone++;
        } catch (error) {
          throw afterSome(error, gone, overrides.length, "deleted");
        }
      });
    },
  };
}

/** An override and the ARN of its rotation. */
interface Found {
  readonly record: OverrideRecord;
  readonly arn: string;
}

/** What RotationOverrideId says of itself; the pattern of AWS's model takes less than its own ids. */
const OVERRIDE_ID = /^[a-zA-Z0-9-]{36,39}$/;

function toRecord(override: AwsOverride, { rotation }: FoundRotation): OverrideRecord {
  return {
    id: `${rotation.name}/${override.RotationOverrideId}`,
    on: { kind: "rotation", name: rotation.name },
    ...toOverride(override, rotation.timeZone),
  };
}

/** An error that came when some was done already, which the user has to know. */
function afterSome(error: unknown, done: number, total: number, what: string): unknown {
  if (done === 0 || !isOncallError(error)) return error;
  const { message, code, exitCode, hint } = error;
  return new OncallError(`${message}; ${done} of ${total} overrides were ${what} before`, {
    code,
    exitCode,
    hint: hint ?? "see them with oncall override list",
  });
}
