// Started by vendor.mjs as a process of its own: answers as AWS Incident Manager does, from what is
// written here. It tells its parent its address, and when it is asked how many requests came since,
// and how long they took to answer.

import { createServer } from "node:http";

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

let told = { requests: 0, tookMs: 0 };

const server = createServer((request, response) => {
  const begun = performance.now();
  response.on("finish", () => {
    told = { requests: told.requests + 1, tookMs: told.tookMs + performance.now() - begun };
  });
  request.resume().on("end", () => answer(request, response));
});

server.listen(0, "127.0.0.1", () => {
  process.send({ url: `http://127.0.0.1:${server.address().port}` });
});

process.on("message", () => {
  process.send(told);
  told = { requests: 0, tookMs: 0 };
});

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
