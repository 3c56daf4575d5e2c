import { orNone } from "../found.js";
import type { Provider } from "../provider.js";
import { datadogApi } from "./api.js";
import { datadogIncidents } from "./incidents.js";
import { datadogOverrides } from "./overrides.js";
import { datadogPages } from "./pages.js";
import { datadogPeople } from "./people.js";
import { datadogPolicies, type Namings } from "./policies.js";
import { datadogResponders } from "./responders.js";
import { datadogRotations } from "./rotations.js";
import { ScheduleStore } from "./schedule-store.js";
import { datadogSchedules } from "./schedules.js";
import type { DatadogSession } from "./session.js";
import { datadogTeams } from "./teams.js";
import { openUsers } from "./users.js";

/** The provider on Datadog On-Call. Nothing is asked of Datadog before it is used. */
export function datadogProvider(session: DatadogSession): Provider {
  const users = openUsers(session);
  const store = new ScheduleStore(session, users);
  const namings: Namings = {
    person: {
      idOf: async (name, call) => (await users.find(name, call)).id,
      nameOf: async (id, call) => (await users.describe(id, call)).key,
    },
    schedule: {
      idOf: (name, call) => store.idOf(name, call),
      nameOf: (id, call) => store.nameOf(id, call),
    },
    team: {
      idOf: async (name, call) => (await teams.get(name, call)).id,
      // A policy may name one that is gone.
      nameOf: async (id, call) => (await orNone(teams.get(id, call)))?.handle ?? id,
    },
  };
  const policies = datadogPolicies(session, namings);
  const teams = datadogTeams(session, users, policies);
  const overrides = datadogOverrides(session, store, users);
  const schedules = datadogSchedules(store, users, overrides, policies, namings.team);
  return {
    name: "datadog",
    place: `Datadog ${session.site}`,
    // OpenAPI of On-Call: EscalationPolicyCreateRequest.
    limits: {
      recurrences: ["daily", "weekly", "elapsed"],
      combines: ["stack", "together"],
      overrides: ["schedule"],
      policySteps: 10,
      policyRepeats: 10,
    },
    contacts: datadogPeople(session, users),
    rotations: datadogRotations(store, users, schedules),
    schedules,
    overrides,
    policies,
    incidents: datadogIncidents(session, users),
    pages: datadogPages(session, users, teams),
    responders: datadogResponders(session, users, store),
    teams,
    api: datadogApi(session),
  };
}
