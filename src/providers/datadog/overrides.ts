import { toInstant, zoneOf } from "../../engine/zone.js";
import { DAY_MS } from "../../model/civil.js";
import { shortId, standsFor } from "../../model/incident.js";
import type { OverrideRecord } from "../../model/rotation.js";
import { formatInstant, type Instant, type Window } from "../../model/time.js";
import { ahead } from "../ahead.js";
import { notFound } from "../errors.js";
import type { Call, NewOverride, Overrides } from "../provider.js";
import { refuse } from "../refuse.js";
import { createOnce } from "./create-once.js";
import { instantOf } from "./dates.js";
import { isId } from "./names.js";
import {
  fromWanted,
  isSame,
  type OverrideMessage,
  type OverridesMessage,
  type Wanted,
} from "./override-message.js";
import { isMissing, refuseOverride, withoutOverrides } from "./override-refusals.js";
import { AT_ONCE } from "./rotations.js";
import type { ScheduleStore } from "./schedule-store.js";
import type { DatadogSession } from "./session.js";
import type { Users } from "./users.js";

/** The most that CreateScheduleOverrides takes at once. */
const MOST_CREATED = 25;
/** The longest stretch that ListScheduleOverrides looks at. */
const LONGEST_MS = 45 * DAY_MS;
/** The most that it gives at once. */
const PAGE = 50;

/** Where nobody says which overrides matter: who plans holidays looks as far ahead. */
const PAST_MS = 45 * DAY_MS;
const AHEAD_MS = 365 * DAY_MS;
/** Where one is asked for that is not there. */
const FAR_PAST_MS = 365 * DAY_MS;
const FAR_AHEAD_MS = 3 * 365 * DAY_MS;

/** Overrides lie over schedules, one person each. Their ids are SCHEDULE_ID/OVERRIDE_ID. */
export interface DatadogOverrides extends Overrides {
  /** Those of a schedule that overlap the window of the call; none where the account has no such thing. */
  of(
    schedule: { readonly id: string; readonly name: string },
    call?: Call,
  ): Promise<OverrideRecord[]>;
}

/** Through the REST API: the client has no operations for these. */
export function datadogOverrides(
  session: DatadogSession,
  store: ScheduleStore,
  users: Users,
): DatadogOverrides {
  const pathOf = (schedule: string) => `/api/v2/on-call/schedules/${schedule}/overrides`;

  async function* listed(id: string, { from, to }: Window, call?: Call) {
    for (let number = 0; ; number++) {
      const query = {
        "filter[start]": formatInstant(from),
        "filter[end]": formatInstant(to),
        include: "user",
        "page[number]": number,
        "page[size]": PAGE,
      };
      const answer = await session.rest({ method: "GET", path: pathOf(id), query }, call);
      const { data = [], included = [] } = answer as OverridesMessage;
      for (const user of included) if (user.type === "users") users.remember(user);
      yield* data;
      if (data.length < PAGE) return;
    }
  }

  async function of(
    schedule: { readonly id: string; readonly name: string },
    call?: Call,
  ): Promise<OverrideRecord[]> {
    try {
      return await read(schedule, call);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  async function read(
    { id, name }: { readonly id: string; readonly name: string },
    call: Call = {},
  ): Promise<OverrideRecord[]> {
    const window = call.window ?? { from: session.now() - PAST_MS, to: session.now() + AHEAD_MS };
    const found = new Map<string, OverrideRecord>();
    const pieces = ahead(piecesOf(window), AT_ONCE, async (piece) => {
      const part: OverrideMessage[] = [];
      for await (const each of listed(id, piece, call)) part.push(each);
      return part;
    });
    for await (const piece of pieces) {
      for (const each of piece) {
        // One that Datadog does not apply moves nobody.
        if (each.attributes?.inactive !== true) found.set(each.id, await toRecord(each, id, name));
      }
    }
    return [...found.values()];
  }

  async function toRecord(
    { id, attributes, relationships }: OverrideMessage,
    schedule: string,
    name: string,
    call?: Call,
  ): Promise<OverrideRecord> {
    const user = relationships?.user?.data?.id;
    return {
      id: `${schedule}/${id}`,
      on: { kind: "schedule", name },
      from: instantOf(attributes?.start) ?? 0,
      to: instantOf(attributes?.end) ?? 0,
      members: user === undefined ? [] : [(await users.describe(user, call)).key],
    };
  }

  /** Up to 25 that are made together; those that are there already are not made again. */
  async function createSome(
    schedule: { readonly id: string; readonly name: string },
    overrides: readonly Wanted[],
    call: Call,
  ): Promise<OverrideRecord[]> {
    const window = {
      from: Math.min(...overrides.map(({ from }) => from)),
      to: Math.max(...overrides.map(({ to }) => to)),
    };
    const path = pathOf(schedule.id);
    /** The record of each, undefined where there is none. */
    const look = async () => {
      const there = await of(schedule, { ...call, window });
      return overrides.map((wanted) => there.find((each) => isSame(each, wanted)));
    };
    const send = async (missing: readonly Wanted[]) => {
      const body = { data: missing.map(fromWanted) };
      const { data = [] } = (await session.rest(
        { method: "POST", path, body },
        call,
      )) as OverridesMessage;
      const made: OverrideRecord[] = [];
      for (const each of data) made.push(await toRecord(each, schedule.id, schedule.name, call));
      return made;
    };
    const found = await look();
    const missing = overrides.filter((_, i) => found[i] === undefined);
    const records = (each: readonly (OverrideRecord | undefined)[]) =>
      each.every((record) => record !== undefined) ? each : undefined;
    const whole = records(found);
    if (whole !== undefined) return [...whole];
    const made = await createOnce(
      () => send(missing),
      async () => {
        const now = await look();
        return records(now)?.filter((_, i) => found[i] === undefined);
      },
      call,
    );
    let next = 0;
    return found.map((each) => each ?? (made[next++] as OverrideRecord));
  }

  return {
    of,
    refusals: refuseOverride,
    async *list(on, call) {
      if (on !== undefined) {
        if (on.kind === "rotation") return;
        yield* await of({ id: await store.idOf(on.name, call), name: on.name }, call);
        return;
      }
      const all = ahead(store.list(undefined, call), AT_ONCE, (schedule) => of(schedule, call));
      for await (const records of all) yield* records;
    },
    async get(id, call) {
      const [part = "", own = ""] = id.split("/");
      const isWhole = id.includes("/");
      const known: string[] = [];
      const found: OverrideRecord[] = [];
      const look = async (window: Window | undefined) => {
        const schedules = isWhole ? [await schedulePart(part, call)] : store.list(undefined, call);
        const near = { ...call, window };
        for await (const records of ahead(schedules, AT_ONCE, (each) => of(each, near))) {
          for (const record of records) {
            known.push(shortId(record.id));
            if (matches(id, record)) found.push(record);
          }
        }
      };
      // There is only one of a whole id, and most that are asked for lie just ahead.
      if (isId(own)) await look({ from: session.now(), to: session.now() + LONGEST_MS });
      if (found.length === 0) await look(undefined);
      // It may lie further away than anybody looks.
      if (found.length === 0 && isWhole) await look(farFrom(session.now()));
      const [record, another] = found;
      if (record !== undefined && another === undefined) return record;
      throw notFound("override", id, [...new Set(known)], { isId: true });
    },
    async create(overrides, call) {
      refuse(overrides.flatMap(refuseOverride));
      const made = new Map<NewOverride, OverrideRecord>();
      for (const name of new Set(overrides.map(({ on }) => on.name))) {
        const { id, timeZone } = await store.known(name, call);
        const schedule = { id, name };
        const own = overrides.filter(({ on }) => on.name === name);
        const wanted: Wanted[] = [];
        for (const each of own) wanted.push(await toWanted(each, timeZone, call));
        for (let from = 0; from < wanted.length; from += MOST_CREATED) {
          const some = wanted.slice(from, from + MOST_CREATED);
          const records = await createSome(schedule, some, call).catch((error: unknown) => {
            throw isMissing(error) ? withoutOverrides(name) : error;
          });
          own.slice(from, from + MOST_CREATED).forEach((each, i) => {
            made.set(each, records[i] as OverrideRecord);
          });
        }
      }
      return overrides.map((each) => made.get(each) as OverrideRecord);
    },
    async delete(overrides, call) {
      for (const { id } of overrides) {
        const [schedule = "", override = ""] = id.split("/");
        await session.rest({ method: "DELETE", path: `${pathOf(schedule)}/${override}` }, call);
      }
    },
  };

  async function toWanted({ from, to, members }: NewOverride, timeZone: string, call?: Call) {
    const zone = zoneOf(timeZone);
    const member = await users.find(members[0] ?? "", call);
    return { from: toInstant(from, zone), to: toInstant(to, zone), member };
  }

  async function schedulePart(text: string, call?: Call) {
    const id = await store.idOf(text, call);
    return { id, name: await store.nameOf(id, call) };
  }
}

/** A stretch in pieces that Datadog looks at, in order. */
export function piecesOf({ from, to }: Window): Window[] {
  const pieces: Window[] = [];
  for (let start = from; start < to; start += LONGEST_MS) {
    pieces.push({ from: start, to: Math.min(start + LONGEST_MS, to) });
  }
  return pieces;
}

function farFrom(now: Instant): Window {
  return { from: now - FAR_PAST_MS, to: now + FAR_AHEAD_MS };
}

/** `SCHEDULE/OVERRIDE`, both in full or shortened, or the override alone. */
function matches(text: string, { id, on }: OverrideRecord): boolean {
  const own = id.slice(id.indexOf("/") + 1);
  return standsFor(text, id) || standsFor(text.replace(`${on.name}/`, ""), own);
}
