// Answers as Datadog does, from what is written here.

import { serve } from "./serve.mjs";

const SCHEDULE = "0b1c7f0e-6a52-4c1e-9d2c-7d1e5a3f9b10";
const LAYER = "5e9a1d34-2c77-4f0b-8a61-3b7c2d9e4f55";
const ALICE = "11d2a6c8-4b3e-4f7a-9c51-08e6b7d2a901";
const BOB = "22e3b7d9-5c4f-4a8b-8d62-19f7c8e3ba12";

const PEOPLE = [
  { id: ALICE, name: "alice" },
  { id: BOB, name: "bob" },
].map(({ id, name }) => ({ id, email: `${name}@example.com`, name }));

const USERS = PEOPLE.map(({ id, email, name }) => ({
  id,
  type: "users",
  attributes: { email, handle: email, name, status: "Active", disabled: false },
}));
/** As they stand in answers of On-Call. */
const ON_CALL_USERS = PEOPLE.map(({ id, email, name }) => ({
  id,
  type: "users",
  attributes: { email, name, status: "active" },
}));

const members = USERS.map(({ id }, i) => ({
  id: `${LAYER}-member-${i + 1}`,
  type: "members",
  relationships: { user: { data: { id, type: "users" } } },
}));

const layer = {
  id: LAYER,
  type: "layers",
  attributes: {
    name: "primary",
    rotation_start: "2026-01-05T14:00:00Z",
    effective_date: "2026-01-05T14:00:00Z",
    interval: { days: 7 },
    restrictions: [],
  },
  relationships: { members: { data: members.map(({ id, type }) => ({ id, type })) } },
};

const schedule = {
  id: SCHEDULE,
  type: "schedules",
  attributes: { name: "payments", time_zone: "America/New_York", tags: [] },
  relationships: { layers: { data: [{ id: LAYER, type: "layers" }] }, teams: { data: [] } },
};

/** A week each from Monday 5 January 2026, 09:00 in New York, but for an hour in summer. */
const WEEK_MS = 7 * 24 * 3600 * 1000;
const onCall = Math.floor((Date.now() - Date.parse("2026-01-05T14:00:00Z")) / WEEK_MS) % 2;

const RESPONDERS = {
  data: {
    id: `${SCHEDULE}-now`,
    type: "schedule_oncall_responders",
    relationships: {
      responders: { data: [{ id: "current", type: "schedule_oncall_responder" }] },
      schedule: { data: { id: SCHEDULE, type: "schedules" } },
    },
  },
  included: [
    {
      id: "current",
      type: "schedule_oncall_responder",
      attributes: { position: "current" },
      relationships: { shifts: { data: [{ id: "shift", type: "shifts" }] } },
    },
    {
      id: "shift",
      type: "shifts",
      attributes: { start: "2026-01-05T09:00:00-05:00", end: "2026-01-12T09:00:00-05:00" },
      relationships: { user: { data: { id: USERS[onCall].id, type: "users" } } },
    },
    ON_CALL_USERS[onCall],
  ],
};

const INCIDENT = "94ea0c7b-56d9-4c46-b84a-a37c8b067ad3";
const incident = (state) => ({
  id: INCIDENT,
  type: "incidents",
  attributes: {
    title: "checkout is slow",
    public_id: 1,
    state,
    customer_impacted: false,
    created: "2026-01-07T09:00:00Z",
    fields: { state: { type: "dropdown", value: state } },
  },
});

const override = {
  id: "c7b0f2a4-8d15-4e63-b9a7-5f20e1d3c648",
  type: "overrides",
  attributes: { start: "2026-12-24T14:00:00Z", end: "2026-12-25T14:00:00Z" },
  relationships: { user: { data: { id: BOB, type: "users" } } },
};

const ON_CALL = "/api/v2/on-call/schedules";
const ANSWERS = {
  [`GET ${ON_CALL}`]: { data: [schedule] },
  [`GET ${ON_CALL}/${SCHEDULE}`]: {
    data: schedule,
    included: [layer, ...members, ...ON_CALL_USERS],
  },
  [`GET ${ON_CALL}/${SCHEDULE}/responders`]: RESPONDERS,
  [`GET ${ON_CALL}/${SCHEDULE}/overrides`]: { data: [] },
  [`POST ${ON_CALL}/${SCHEDULE}/overrides`]: { data: [override] },
  "GET /api/v2/users": { data: USERS },
  [`GET /api/v2/incidents/${INCIDENT}`]: { data: incident("active") },
  [`PATCH /api/v2/incidents/${INCIDENT}`]: { data: incident("resolved") },
};

serve(answer);

function answer({ method, url }, response) {
  const known = ANSWERS[`${method} ${url.split("?")[0]}`];
  const status = known === undefined ? 404 : method === "POST" ? 201 : 200;
  response.writeHead(status, { "content-type": "application/vnd.api+json" });
  response.end(JSON.stringify(known ?? { errors: [`${method} ${url} is not answered here`] }));
}
