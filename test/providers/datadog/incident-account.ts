import { onTestFinished } from "vitest";
import type { Team } from "../../../src/model/team.js";
import { datadogIncidents } from "../../../src/providers/datadog/incidents.js";
import { datadogPages } from "../../../src/providers/datadog/pages.js";
import { openSession } from "../../../src/providers/datadog/session.js";
import { openUsers } from "../../../src/providers/datadog/users.js";
import { notFound } from "../../../src/providers/errors.js";
import type { Teams } from "../../../src/providers/provider.js";
import { type FakeDatadog, startFakeDatadog } from "../../fakes/datadog/server.js";

/** What the environment of a command says where the organization is on this machine. */
export function environmentOf(url: string): Record<string, string> {
  return { DD_HOST: url, DD_API_KEY: "api-key", DD_APP_KEY: "application-key" };
}

/** An organization with the incidents and pages of the provider; its clock can run ahead of ours. */
export async function incidentAccount() {
  let aheadMs = 0;
  const fake = await startFakeDatadog({ now: () => Date.now() + aheadMs });
  onTestFinished(() => fake.close());
  const opening = {
    env: environmentOf(fake.url),
    profile: undefined,
    now: Date.now,
    file: () => {
      throw new Error("Datadog needs no file");
    },
  };
  const session = openSession(opening, async () => {});
  const users = openUsers(session);
  return {
    fake,
    session,
    incidents: datadogIncidents(session, users),
    pages: datadogPages(session, users, teamsOf(fake)),
    later(seconds: number): void {
      aheadMs += seconds * 1000;
    },
    asked: newRequests(fake),
  };
}

/** By handle or id. */
function teamsOf({ state }: FakeDatadog): Teams {
  const none = () => Promise.reject(new Error("nobody asks"));
  return {
    async *list() {},
    async get(name): Promise<Team> {
      const teams = [...state.teams.values()];
      const team = teams.find(({ id, handle }) => id === name || handle === name);
      if (team !== undefined) return team;
      throw notFound(
        "team",
        name,
        teams.map(({ handle }) => handle),
      );
    },
    onCall: none,
    routing: none,
    route: none,
  };
}

/** The requests since the last time somebody asked: `POST /api/v2/incidents`, and the body. */
function newRequests({ requests }: FakeDatadog) {
  let told = 0;
  return (): [string, unknown?][] => {
    const fresh = requests.slice(told);
    told = requests.length;
    return fresh.map(({ method, path, body }) => {
      const line = `${method} ${path.replace("/api/v2/", "")}`;
      return body === undefined ? [line] : [line, body];
    });
  };
}
