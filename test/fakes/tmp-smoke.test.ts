import { it } from "vitest";
import { SSMContacts } from "@aws-sdk/client-ssm-contacts";
import { SSMIncidents } from "@aws-sdk/client-ssm-incidents";
import { startFakeAws } from "./aws/server.js";
import { throttleEvery, dropAfterEvery, together } from "./aws/faults.js";
it("smoke", async () => {
  const fake = await startFakeAws({ pageSize: 2 });
  const o = { endpoint: fake.url, region: "us-east-1", credentials: { accessKeyId: "AKIA", secretAccessKey: "x" }, maxAttempts: 5 };
  const c = new SSMContacts(o), i = new SSMIncidents(o);
  const arns: string[] = [];
  for (const a of ["alice", "bob", "carol"]) {
    const r = await c.createContact({ Alias: a, Type: "PERSONAL", Plan: { Stages: [] }, Tags: [{ Key: "team", Value: "x y" }] });
    arns.push(r.ContactArn!);
  }
  console.log(await c.listContacts({}));
  const r = await c.createRotation({ Name: "primary", ContactIds: arns, TimeZoneId: "America/New_York", StartTime: new Date("2026-01-05T14:00:00Z"), Recurrence: { NumberOfOnCalls: 1, RecurrenceMultiplier: 1, WeeklySettings: [{ DayOfWeek: "MON", HandOffTime: { HourOfDay: 9, MinuteOfHour: 0 } }] } });
  fake.faults = together(throttleEvery(3), dropAfterEvery(5));
  for (let k = 0; k < 6; k++) await c.createRotationOverride({ RotationId: r.RotationArn!, NewContactIds: [arns[2]!], StartTime: new Date(Date.UTC(2026, 0, 10 + k)), EndTime: new Date(Date.UTC(2026, 0, 10 + k, 12)), IdempotencyToken: `t${k}` });
  fake.faults = {};
  console.log(fake.state.overrides.size, fake.requests.map((q) => `${q.operation} ${q.status} ${q.error ?? ""}`));
  console.log(JSON.stringify((await c.listRotationShifts({ RotationId: r.RotationArn!, StartTime: new Date("2026-01-09T00:00:00Z"), EndTime: new Date("2026-02-09T00:00:00Z") })), null, 1));
  console.log(await c.getRotation({ RotationId: r.RotationArn! }));
  await c.createContact({ Alias: "sched", Type: "ONCALL_SCHEDULE", Plan: { RotationIds: [r.RotationArn!] } });
  const esc = await c.createContact({ Alias: "esc", Type: "ESCALATION", Plan: { Stages: [{ DurationInMinutes: 5, Targets: [{ ContactTargetInfo: { ContactId: "arn:aws:ssm-contacts:us-east-1:111122223333:contact/sched", IsEssential: true } }] }] } });
  const plan = await i.createResponsePlan({ name: "payments", incidentTemplate: { impact: 2, title: "down" }, engagements: [esc.ContactArn!] });
  const inc = await i.startIncident({ responsePlanArn: plan.arn!, triggerDetails: { source: "cli", timestamp: new Date() } , relatedItems: [{ title: "x", identifier: { type: "OTHER", value: { url: "http://x" } } }]});
  console.log(await i.getIncidentRecord({ arn: inc.incidentRecordArn! }));
  const es = await c.listEngagements({ IncidentId: inc.incidentRecordArn! });
  const pages = await c.listPagesByEngagement({ EngagementId: es.Engagements![0]!.EngagementArn! });
  console.log(pages, JSON.stringify(await c.listPageResolutions({ PageId: pages.Pages![0]!.PageArn! })));
  await i.updateIncidentRecord({ arn: inc.incidentRecordArn!, status: "RESOLVED" });
  await i.createTimelineEvent({ incidentRecordArn: inc.incidentRecordArn!, eventData: '"hi"', eventType: "Note", eventTime: new Date() });
  console.log((await i.listTimelineEvents({ incidentRecordArn: inc.incidentRecordArn! })), await i.listRelatedItems({ incidentRecordArn: inc.incidentRecordArn! }));
  await i.tagResource({ resourceArn: plan.arn!, tags: { a: "b", c: "d" } });
  await i.untagResource({ resourceArn: plan.arn!, tagKeys: ["a", "x"] });
  console.log(await i.listTagsForResource({ resourceArn: plan.arn! }), fake.requests.at(-2));
  console.log(await i.listIncidentRecords({ filters: [{ key: "status", condition: { equals: { stringValues: ["RESOLVED"] } } }, { key: "creationTime", condition: { after: new Date(0) } }] }));
  for (const f of [() => c.getContact({ ContactId: "arn:aws:ssm-contacts:us-east-1:111122223333:contact/nope" }), () => i.getIncidentRecord({ arn: "arn:aws:ssm-incidents::111122223333:incident-record/x/y" }), () => c.deleteContact({ ContactId: arns[0]! }), () => c.createContact({ Alias: "UP", Type: "PERSONAL", Plan: {} })]) {
    try { await f(); console.log("??"); } catch (e: any) { console.log(e.name, e.message, JSON.stringify(e), e.DependentEntities?.[0], e.Fields); }
  }
  await fake.close();
});
