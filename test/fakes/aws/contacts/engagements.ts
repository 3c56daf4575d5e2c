import type { Account } from "../account.js";
import { contactsArn, newId } from "../account.js";
import { type Operations, operation } from "../operation.js";
import { inOrder, object, required, text } from "../rules.js";
import { findContact } from "./contacts.js";
import { sendPages } from "./pages.js";
import { arn, find, idempotencyToken, listed, paging, time } from "./shapes.js";

/** What is said to whoever is engaged. */
export interface Message {
  readonly Sender: string;
  readonly Subject: string;
  readonly Content: string;
  readonly PublicSubject?: string;
  readonly PublicContent?: string;
  readonly IncidentId?: string;
}

/** As DescribeEngagement answers it. Times in epoch seconds. */
export interface Engagement extends Message {
  readonly EngagementArn: string;
  readonly ContactArn: string;
  readonly StartTime: number;
  readonly StopTime?: number;
}

const word = /^[\\\w@#%*+=:?./!\s-]*$/;
const incidentId = text({ most: 1024, pattern: word });
const subject = text({ least: 1, most: 2048 });
const content = text({ least: 1, most: 8192 });

export const ENGAGEMENTS: Operations = {
  StartEngagement: operation(
    object({
      ContactId: required(arn),
      Sender: required(text({ most: 255, pattern: word })),
      Subject: required(subject),
      Content: required(content),
      PublicSubject: subject,
      PublicContent: content,
      IncidentId: incidentId,
      IdempotencyToken: idempotencyToken,
    }),
    ({ ContactId, IdempotencyToken: _, ...message }, account) => ({
      EngagementArn: engage(ContactId, message, account),
    }),
  ),
  StopEngagement: operation(
    object({ EngagementId: required(arn), Reason: text({ most: 255 }) }),
    ({ EngagementId }, account) => {
      const engagement = findEngagement(EngagementId, account);
      const stopped = { ...engagement, StopTime: engagement.StopTime ?? account.now() };
      account.state.engagements.set(EngagementId, stopped);
      return {};
    },
  ),
  DescribeEngagement: operation(
    object({ EngagementId: required(arn) }),
    ({ EngagementId }, account) => findEngagement(EngagementId, account),
  ),
  ListEngagements: operation(
    object({
      IncidentId: incidentId,
      TimeRangeValue: object({ StartTime: time, EndTime: time }, inOrder("StartTime", "EndTime")),
      ...paging,
    }),
    (input, account, name) => {
      const { StartTime: from = 0, EndTime: to = Number.POSITIVE_INFINITY } =
        input.TimeRangeValue ?? {};
      // Newest first, as AWS's sample of this operation has it.
      const found = [...account.state.engagements.values()]
        .toReversed()
        .filter(({ IncidentId }) => [undefined, IncidentId].includes(input.IncidentId))
        .filter(({ StartTime }) => from <= StartTime && StartTime < to)
        .map(toSummary);
      return listed("Engagements", found, input, account, name);
    },
  ),
};

/** Starts an engagement and sends the pages of its first stage. Returns its ARN. */
export function engage(contactId: string, message: Message, account: Account): string {
  const { ContactArn, Alias } = findContact(contactId, account);
  const EngagementArn = contactsArn(account, `engagement/${Alias}/${newId()}`);
  const engagement = { ...message, EngagementArn, ContactArn, StartTime: account.now() };
  account.state.engagements.set(EngagementArn, engagement);
  sendPages(engagement, account);
  return EngagementArn;
}

export function findEngagement(id: string, account: Account): Engagement {
  return find(account.state.engagements, id, "ENGAGEMENT");
}

function toSummary(engagement: Engagement): object {
  const { Subject: _, Content: _2, PublicSubject: _3, PublicContent: _4, ...summary } = engagement;
  return summary;
}
