import type { Provider } from "../provider.js";
import { awsApi } from "./api.js";
import { Directory } from "./directory.js";
import { incidentArn } from "./incident-record.js";
import { awsIncidents } from "./incidents.js";
import { awsNative } from "./native.js";
import { overrideStore } from "./override-store.js";
import { awsOverrides } from "./overrides.js";
import { awsPages } from "./pages.js";
import { awsPeople } from "./people.js";
import { awsPolicies } from "./policies.js";
import { planArn } from "./response-plans.js";
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
    incidents: awsIncidents(session),
    pages: awsPages(session, directory),
    tags: awsTags(session, async ({ kind, name }, call) => {
      if (name.startsWith("arn:")) return name;
      switch (kind) {
        case "rotation":
          return (await rotations.find(name, call)).arn;
        case "incident":
          return incidentArn(session, name, call);
        case "plan":
          return planArn(session, name, call);
        default:
          return (await directory.find(kind, name, call)).arn;
      }
    }),
    native: awsNative(session, rotations),
    api: awsApi(session),
  };
}
