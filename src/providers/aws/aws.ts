import { notFound } from "../errors.js";
import type { Provider } from "../provider.js";
import { awsApi } from "./api.js";
import { Directory } from "./directory.js";
import { awsNative } from "./native.js";
import { overrideStore } from "./override-store.js";
import { awsOverrides } from "./overrides.js";
import { awsPeople } from "./people.js";
import { awsPolicies } from "./policies.js";
import { awsRotations } from "./rotations.js";
import { awsSchedules } from "./schedules.js";
import type { AwsSession } from "./session.js";
import { awsTags } from "./tags.js";

/** The provider on AWS Incident Manager. Nothing is asked of AWS before it is used. */
export function awsProvider(session: AwsSession): Provider {
  const directory = new Directory(session);
  const store = overrideStore(session);
  const rotations = awsRotations(session, directory, store);
  return {
    name: "aws",
    place: `AWS ${session.region}`,
    // Quotas: AWS General Reference, "Incident Manager endpoints and quotas"; the title: StartIncident.
    limits: {
      recurrences: ["daily", "weekly", "monthly"],
      combines: ["together"],
      overrides: ["rotation"],
      membersPerRotation: 30,
      rotationsPerSchedule: 8,
      policySteps: 10,
      policyRepeats: 0,
      incidentTitle: 200,
    },
    contacts: awsPeople(session, directory),
    rotations,
    schedules: awsSchedules(session, directory, rotations),
    overrides: awsOverrides(session, directory, rotations, store),
    policies: awsPolicies(session, directory),
    tags: awsTags(session, async ({ kind, name }, call) => {
      if (name.startsWith("arn:")) return name;
      if (kind === "rotation") return (await rotations.find(name, call)).arn;
      if (kind === "incident" || kind === "plan") throw notFound(kind, name, []);
      return (await directory.find(kind, name, call)).arn;
    }),
    native: awsNative(session, rotations),
    api: awsApi(session),
  };
}
