import { listOf, object, oneOf, required } from "../../aws/rules.js";
import { badRequest, notFound } from "../errors.js";
import { included, referenceTo, toDocument } from "../include.js";
import { type Asked, type Operation, operation } from "../operation.js";
import type { Organization } from "../organization.js";
import { cutPage, pageParameters } from "../paging.js";
import { toOnCallUser } from "../people/user.js";
import { data, type InputOf, moment, reference, words } from "../rules.js";
import { inUtc, type Moment, toSeconds } from "../times.js";
import { findSchedule } from "./schedules.js";

/** Somebody who takes over a schedule for a while. */
export interface Override {
  readonly id: string;
  readonly schedule: string;
  readonly start: Moment;
  readonly end: Moment;
  /** Absent: nobody is on call. */
  readonly user?: string | undefined;
  readonly overriddenUser?: string | undefined;
}

const OVERRIDES = "/api/v2/on-call/schedules/{schedule_id}/overrides";
const LONGEST_WINDOW_SECONDS = 45 * 86_400;

const include = words("user", "overridden_user", "user.color");
const user = object({ data: required(reference("users")) });

const newOverride = object({
  type: required(oneOf("overrides")),
  attributes: required(
    object({ start: required(moment()), end: required(moment()) }, (value) =>
      Date.parse(`${value.start}`) < Date.parse(`${value.end}`)
        ? undefined
        : "end must be after start",
    ),
  ),
  relationships: object({ user, overridden_user: user }),
});

export const overrides: readonly Operation[] = [
  operation(
    "CreateScheduleOverrides",
    `POST ${OVERRIDES}`,
    { query: { include }, body: data(listOf(newOverride, { least: 1, most: 25 })) },
    createOverrides,
  ),

  operation(
    "ListScheduleOverrides",
    `GET ${OVERRIDES}`,
    {
      query: {
        include,
        "filter[start]": required(moment()),
        "filter[end]": required(moment()),
        ...pageParameters({ most: 50 }),
      },
    },
    listOverrides,
  ),

  operation("DeleteScheduleOverride", `DELETE ${OVERRIDES}/{override_id}`, {}, ({ path }, org) => {
    const schedule = findSchedule(path.schedule_id, org);
    const override = org.state.overrides.get(path.override_id ?? "");
    if (override?.schedule !== schedule.id) throw notFound("override", path.override_id ?? "");
    org.state.overrides.delete(override.id);
    return { status: 204 };
  }),
];

function createOverrides(
  { path, query, body }: Asked<{ data: readonly InputOf<typeof newOverride>[] }>,
  organization: Organization,
) {
  const { state, newId } = organization;
  const schedule = findSchedule(path.schedule_id, organization);
  const made = body.data.map(({ attributes, relationships }) => ({
    id: newId(),
    schedule: schedule.id,
    ...attributes,
    user: relationships?.user?.data.id,
    overriddenUser: relationships?.overridden_user?.data.id,
  }));
  for (const override of made) {
    for (const id of [override.user, override.overriddenUser]) {
      if (id !== undefined && !state.users.has(id)) throw notFound("user", id);
    }
  }
  for (const override of made) {
    const { start, end } = override;
    state.overrides.set(override.id, { ...override, start: inUtc(start), end: inUtc(end) });
  }
  return { status: 201, body: answer(made, query.include, organization) };
}

function listOverrides({ path, query }: Asked, organization: Organization) {
  const schedule = findSchedule(path.schedule_id, organization);
  const from = toSeconds(query["filter[start]"] ?? "");
  const to = toSeconds(query["filter[end]"] ?? "");
  if (to <= from) throw badRequest('attribute "filter[end]" must be after "filter[start]"');
  if (to - from > LONGEST_WINDOW_SECONDS) {
    throw badRequest('attribute "filter[end]" is more than 45 days after "filter[start]"');
  }
  const found = [...organization.state.overrides.values()].filter(
    (override) =>
      override.schedule === schedule.id &&
      toSeconds(override.start) < to &&
      toSeconds(override.end) > from,
  );
  const { items } = cutPage(found, query, { size: 50 });
  return { status: 200, body: answer(items, query.include, organization) };
}

function answer(
  overrides: readonly Override[],
  include: string | undefined,
  { state }: Organization,
): object {
  const asked = included(include);
  const users = overrides.flatMap((override) => [
    ...(asked.has("user") ? [override.user] : []),
    ...(asked.has("overridden_user") ? [override.overriddenUser] : []),
  ]);
  const found = users.flatMap((id) => state.users.get(id ?? "") ?? []);
  return toDocument(overrides.map(toResource), include, found.map(toOnCallUser));
}

function toResource({ id, start, end, user, overriddenUser }: Override) {
  return {
    id,
    type: "overrides",
    attributes: { end, start },
    relationships: {
      ...(user !== undefined && { user: referenceTo("users", user) }),
      ...(overriddenUser !== undefined && {
        overridden_user: referenceTo("users", overriddenUser),
      }),
    },
  };
}
