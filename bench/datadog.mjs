// Commands on Datadog. Most take several requests: of a name the id, then what it stands for.

import { measureVendor } from "./vendor.mjs";

const INCIDENT = "94ea0c7b-56d9-4c46-b84a-a37c8b067ad3";

export function measureDatadog() {
  return measureVendor({
    name: "Datadog",
    server: "./datadog-server.mjs",
    environment: (url) => ({
      ONCALL_PROVIDER: "datadog",
      DD_HOST: url,
      DD_API_KEY: "0123456789abcdef0123456789abcdef",
      DD_APP_KEY: "0123456789abcdef0123456789abcdef01234567",
    }),
    commands: [
      "contact list",
      `incident resolve ${INCIDENT}`,
      "schedule list",
      "schedule who payments",
      "override create payments --from 2026-12-24T14:00Z --to 2026-12-25T14:00Z --member bob --yes",
    ],
    bound: 2.3,
  });
}
