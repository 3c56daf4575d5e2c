import type { PageCall, PathStep, Receipt } from "../../model/incident.js";
import type { Call } from "../provider.js";
import { aliasOf } from "./directory.js";
import { wholeSeconds } from "./incident-record.js";
import type { ContactsOutput } from "./operations.js";
import { contactsPages } from "./paging.js";
import type { AwsSession } from "./session.js";

// A page of AWS is a call to one person, on its way over that person's channels.

export type AwsPage = Pick<
  NonNullable<ContactsOutput<"ListPagesByEngagement">["Pages"]>[number],
  | "PageArn"
  | "EngagementArn"
  | "ContactArn"
  | "IncidentId"
  | "SentTime"
  | "DeliveryTime"
  | "ReadTime"
>;

/** The pages that an engagement has made so far. @throws OncallError `not-found` */
export async function pagesOf(
  session: AwsSession,
  engagement: string,
  call?: Call,
): Promise<AwsPage[]> {
  const input = { EngagementId: engagement };
  const pages: AwsPage[] = [];
  for await (const answer of contactsPages(session, "ListPagesByEngagement", input, call)) {
    pages.push(...(answer.Pages ?? []));
  }
  return pages;
}

/** The pages that went to a person, the newest first. */
export async function pagesTo(
  session: AwsSession,
  contact: string,
  call?: Call,
): Promise<AwsPage[]> {
  const input = { ContactId: contact };
  const pages: AwsPage[] = [];
  for await (const answer of contactsPages(session, "ListPagesByContact", input, call)) {
    pages.push(...(answer.Pages ?? []));
  }
  return pages.sort((one, other) => sentAt(other) - sentAt(one));
}

export function sentLast(pages: readonly AwsPage[]): AwsPage | undefined {
  return pages.reduce<AwsPage | undefined>(
    (last, page) => (last === undefined || sentAt(page) >= sentAt(last) ? page : last),
    undefined,
  );
}

function sentAt({ SentTime }: AwsPage): number {
  return SentTime?.getTime() ?? Number.POSITIVE_INFINITY;
}

/** Its alias. */
export function personOf({ ContactArn = "" }: AwsPage): string {
  return aliasOf(ContactArn);
}

export function toCall(page: AwsPage): PageCall {
  const { PageArn = "", EngagementArn = "", IncidentId } = page;
  return {
    id: PageArn,
    page: EngagementArn,
    incident: IncidentId || undefined,
    person: personOf(page),
    sentAt: wholeSeconds(page.SentTime),
    deliveredAt: wholeSeconds(page.DeliveryTime),
    readAt: wholeSeconds(page.ReadTime),
    path: [],
    receipts: [],
  };
}

/** A call with all that is asked for apart from it. */
export async function toWholeCall(
  session: AwsSession,
  page: AwsPage,
  call?: Call,
): Promise<PageCall> {
  const path = await pathOf(session, page, call);
  return { ...toCall(page), path, receipts: await receiptsOf(session, page, call) };
}

const KINDS = { ESCALATION: "policy", ONCALL_SCHEDULE: "schedule", PERSONAL: "person" } as const;
const ORDER = ["policy", "schedule", "person"];

/**
 * How a page came to its person: from the policy over a schedule. AWS says at what a stage leads to
 * which one it was (ResolutionContact.StageIndex); a step is told where it stands, at the policy.
 */
export async function pathOf(
  session: AwsSession,
  { PageArn }: AwsPage,
  call?: Call,
): Promise<PathStep[]> {
  const path: PathStep[] = [];
  let stage: number | undefined;
  const answers = contactsPages(session, "ListPageResolutions", { PageId: PageArn }, call);
  for await (const { PageResolutions = [] } of answers) {
    for (const { ContactArn = "", Type = "PERSONAL", StageIndex } of PageResolutions) {
      path.push({ kind: KINDS[Type], name: aliasOf(ContactArn) });
      stage ??= StageIndex;
    }
  }
  return path
    .map((each) => (each.kind === "policy" ? { ...each, step: stage } : each))
    .sort((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}

const RECEIPTS = {
  SENT: "sent",
  DELIVERED: "delivered",
  READ: "read",
  ERROR: "error",
  STOP: "stop",
} as const;

async function receiptsOf(
  session: AwsSession,
  { PageArn }: AwsPage,
  call?: Call,
): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  const answers = contactsPages(session, "ListPageReceipts", { PageId: PageArn }, call);
  for await (const { Receipts = [] } of answers) {
    for (const { ReceiptType, ReceiptTime, ContactChannelArn, ReceiptInfo } of Receipts) {
      if (ReceiptType === undefined) continue;
      receipts.push({
        at: wholeSeconds(ReceiptTime) ?? 0,
        kind: RECEIPTS[ReceiptType],
        channel: ContactChannelArn || undefined,
        info: ReceiptInfo || undefined,
      });
    }
  }
  return receipts.sort((one, other) => one.at - other.at);
}
