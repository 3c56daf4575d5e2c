// Commands of one request to AWS.

import { measureVendor } from "./vendor.mjs";

const INCIDENT =
  "arn:aws:ssm-incidents::111122223333:incident-record/checkout/94ea0c7b-56d9-4c46-b84a-a37c8b067ad3";

export function measureAws() {
  return measureVendor({
    name: "AWS",
    server: "./aws-server.mjs",
    // With keys, so that no credentials are looked for.
    environment: (url) => ({
      ONCALL_PROVIDER: "aws",
      AWS_ENDPOINT_URL: url,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
      AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    }),
    commands: ["contact list", "rotation list", `incident resolve ${INCIDENT}`],
    bound: 2,
  });
}
