import type { Account } from "../account.js";
import { incidentsArn, newId } from "../account.js";
import { engage } from "../contacts/engagements.js";
import { invalid } from "../errors.js";
import { type Operations, operation } from "../operation.js";
import { listOf, object, oneOf, required, text } from "../rules.js";
import { setTags } from "../tags.js";
import { findIncident, type IncidentRecord, newEvent, newRelatedItem } from "./incident.js";
import type { ResponsePlan } from "./response-plans.js";
import {
  arn,
  chatChannel,
  clientToken,
  filters,
  find,
  impact,
  listed,
  notificationTargets,
  paging,
  passes,
  type RuleType,
  relatedItem,
  summary,
  time,
  title,
} from "./shapes.js";

/** Who signs in here. */
const CALLER = "assumed-role/Admin/exampleUser";
const SOURCE_OF_CUSTOMERS = "aws.ssm-incidents.custom";
const UPDATE_EVENT = "SSM Incident Record Update";

const startInput = object({
  responsePlanArn: required(arn),
  title,
  impact,
  relatedItems: listOf(relatedItem, { most: 100 }),
  triggerDetails: object({
    source: required(text({ most: 50 })),
    timestamp: required(time),
    triggerArn: arn,
    rawData: text({ most: 10_000 }),
  }),
  clientToken,
});

export const INCIDENTS: Operations = {
  StartIncident: operation(startInput, (input, account) => {
    const plan = find(account.state.plans, input.responsePlanArn, "RESPONSE_PLAN");
    if (input.triggerDetails?.source.startsWith("aws.") === true) {
      throw invalid("a source that begins with aws. is reserved");
    }
    const record = newRecord(input, plan, account);
    const now = record.creationTime;
    const events = [
      newEvent(record.arn, "Custom Event", JSON.stringify("Incident Started"), now),
      newEvent(record.arn, UPDATE_EVENT, dataOf({ status: "OPEN" }), now),
    ];
    const items = (input.relatedItems ?? []).map(newRelatedItem);
    account.state.incidents.set(record.arn, { record, events, items });
    setTags(account, record.arn, plan.incidentTemplate.incidentTags);
    for (const contact of plan.engagements ?? []) {
      if (account.state.contacts.has(contact)) engage(contact, messageOf(record), account);
    }
    return { incidentRecordArn: record.arn };
  }),
  GetIncidentRecord: operation(object({ arn: required(arn) }), ({ arn }, account) => ({
    incidentRecord: findIncident(arn, account).record,
  })),
  ListIncidentRecords: operation(
    object({ filters: filters("creationTime", "impact", "status", "createdBy"), ...paging }),
    (input, account, name) => {
      const found = [...account.state.incidents.values()]
        .map(({ record }) => record)
        .filter((record) => passes(input.filters, filterValues(record)))
        .map(toSummary);
      return listed("incidentRecordSummaries", found, input, account, name);
    },
  ),
  UpdateIncidentRecord: operation(
    object({
      arn: required(arn),
      title,
      summary,
      impact,
      status: oneOf("OPEN", "RESOLVED"),
      chatChannel,
      notificationTargets,
      clientToken,
    }),
    ({ arn, clientToken: _, ...changes }, account) => {
      const incident = findIncident(arn, account);
      const now = account.now();
      account.state.incidents.set(arn, {
        ...incident,
        record: {
          ...incident.record,
          ...changes,
          ...(changes.status !== undefined && {
            resolvedTime: changes.status === "RESOLVED" ? now : null,
          }),
          lastModifiedTime: now,
        },
        events: [...incident.events, newEvent(arn, UPDATE_EVENT, dataOf(changes), now)],
      });
      return {};
    },
  ),
  DeleteIncidentRecord: operation(object({ arn: required(arn) }), ({ arn }, account) => {
    account.state.incidents.delete(arn);
    account.state.tags.delete(arn);
    return {};
  }),
};

/** As AWS's sample of such an event has it. */
function dataOf(changes: object): string {
  const modifiedAttributes = Object.entries(changes).map(([attributeName, newValue]) => ({
    attributeName,
    newValue,
  }));
  return JSON.stringify({ modifiedAttributes });
}

function newRecord(
  input: RuleType<typeof startInput>,
  { name, incidentTemplate: template, chatChannel }: ResponsePlan,
  account: Account,
): IncidentRecord {
  const caller = `arn:aws:sts::${account.id}:${CALLER}`;
  const now = account.now();
  return {
    arn: incidentsArn(account, `incident-record/${name}/${newId()}`),
    title: input.title ?? template.title,
    summary: template.summary ?? null,
    impact: input.impact ?? template.impact,
    status: "OPEN",
    creationTime: now,
    resolvedTime: null,
    lastModifiedTime: now,
    lastModifiedBy: caller,
    dedupeString: template.dedupeString ?? newId(),
    incidentRecordSource: {
      createdBy: caller,
      invokedBy: caller,
      resourceArn: input.triggerDetails?.triggerArn ?? null,
      source: input.triggerDetails?.source ?? SOURCE_OF_CUSTOMERS,
    },
    automationExecutions: [],
    chatChannel: chatChannel ?? null,
    notificationTargets: template.notificationTargets ?? [],
  };
}

function messageOf({ arn, title }: IncidentRecord) {
  return { Sender: "Incident Manager", Subject: title, Content: title, IncidentId: arn };
}

function filterValues(record: IncidentRecord) {
  return {
    creationTime: [record.creationTime],
    impact: [record.impact],
    status: [record.status],
    createdBy: [record.incidentRecordSource.createdBy],
  };
}

function toSummary(record: IncidentRecord) {
  const { arn, creationTime, impact, incidentRecordSource, resolvedTime, status, title } = record;
  return { arn, creationTime, impact, incidentRecordSource, resolvedTime, status, title };
}
