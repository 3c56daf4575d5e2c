// Answers as AWS Incident Manager does, from what is written here.

import { serve } from "./serve.mjs";

const ACCOUNT = "arn:aws:ssm-contacts:us-east-1:111122223333:";
const PEOPLE = ["alice", "bob", "carol"];

const ANSWERS = {
  "SSMContacts.ListContacts": {
    Contacts: PEOPLE.map((Alias) => ({
      ContactArn: `${ACCOUNT}contact/${Alias}`,
      Alias,
      Type: "PERSONAL",
    })),
  },
  "SSMContacts.ListRotations": {
    Rotations: [
      {
        RotationArn: `${ACCOUNT}rotation/7a6b9d3e-51c4-4c8e-9f0a-2b1d0e4c8f77`,
        Name: "primary",
        ContactIds: PEOPLE.map((alias) => `${ACCOUNT}contact/${alias}`),
        StartTime: 1_767_621_600,
        TimeZoneId: "America/New_York",
        Recurrence: {
          NumberOfOnCalls: 1,
          RecurrenceMultiplier: 1,
          WeeklySettings: [{ DayOfWeek: "MON", HandOffTime: { HourOfDay: 9, MinuteOfHour: 0 } }],
        },
      },
    ],
  },
};

serve(answer);

function answer({ url, headers }, response) {
  if (url === "/updateIncidentRecord") {
    response.writeHead(204).end();
    return;
  }
  const known = ANSWERS[headers["x-amz-target"]];
  response.writeHead(known === undefined ? 404 : 200, {
    "content-type": "application/x-amz-json-1.1",
  });
  response.end(JSON.stringify(known ?? {}));
}
