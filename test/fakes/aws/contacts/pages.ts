import type { Account } from "../account.js";
import { contactsArn, newId } from "../account.js";
import { invalid } from "../errors.js";
import { type Operations, operation } from "../operation.js";
import { object, oneOf, required, text } from "../rules.js";
import { findContact } from "./contacts.js";
import type { Engagement, Message } from "./engagements.js";
import { channelsOf } from "./plans.js";
import { type Resolution, reach } from "./reach.js";
import { arn, find, listed, paging } from "./shapes.js";

/** What one person is sent. `shown` is what DescribePage answers; times in epoch seconds. */
export interface Page {
  readonly shown: Message & {
    readonly PageArn: string;
    readonly EngagementArn: string;
    readonly ContactArn: string;
    readonly SentTime: number;
    readonly DeliveryTime?: number;
    readonly ReadTime?: number;
  };
  /** What the person is told to accept the page with. */
  readonly acceptCode: string;
  readonly receipts: readonly Receipt[];
  readonly resolutions: readonly Resolution[];
  /** How often the page is still asked for in vain. */
  late: number;
}

interface Receipt {
  readonly ContactChannelArn?: string;
  readonly ReceiptType: "DELIVERED" | "ERROR" | "READ" | "SENT" | "STOP";
  readonly ReceiptInfo?: string;
  readonly ReceiptTime: number;
}

const ACCEPT_CODE = "123456";

export const PAGES: Operations = {
  ListPagesByContact: operation(
    object({ ContactId: required(arn), ...paging }),
    (input, account, name) => {
      const { ContactArn } = findContact(input.ContactId, account);
      const found = pagesThere(account, ({ shown }) => shown.ContactArn === ContactArn);
      return listed("Pages", found.map(toSummary), input, account, name);
    },
  ),
  ListPagesByEngagement: operation(
    object({ EngagementId: required(arn), ...paging }),
    (input, account, name) => {
      const { EngagementArn } = find(account.state.engagements, input.EngagementId, "ENGAGEMENT");
      const found = pagesThere(account, ({ shown }) => shown.EngagementArn === EngagementArn);
      return listed("Pages", found.map(toSummary), input, account, name);
    },
  ),
  DescribePage: operation(
    object({ PageId: required(arn) }),
    ({ PageId }, account) => findPage(PageId, account).shown,
  ),
  ListPageReceipts: operation(
    object({ PageId: required(arn), ...paging }),
    (input, account, name) => {
      const { receipts } = findPage(input.PageId, account);
      return listed("Receipts", receipts, input, account, name);
    },
  ),
  ListPageResolutions: operation(
    object({ PageId: required(arn), NextToken: paging.NextToken }),
    (input, account, name) => {
      const { resolutions } = findPage(input.PageId, account);
      return listed("PageResolutions", resolutions, input, account, name);
    },
  ),
  AcceptPage: operation(
    object({
      PageId: required(arn),
      ContactChannelId: arn,
      AcceptType: required(oneOf("DELIVERED", "READ")),
      Note: text({ least: 1, most: 2048 }),
      AcceptCode: required(text({ least: 6, most: 10, pattern: /^\d*$/ })),
      AcceptCodeValidation: oneOf("IGNORE", "ENFORCE"),
    }),
    (input, account) => {
      const page = findPage(input.PageId, account);
      const isChecked = input.AcceptCodeValidation === "ENFORCE";
      if (isChecked && input.AcceptCode !== page.acceptCode) throw invalid("wrong AcceptCode");
      const now = account.now();
      const accepted =
        input.AcceptType === "READ" ? ({ ReadTime: now } as const) : { DeliveryTime: now };
      const receipt = {
        ReceiptType: input.AcceptType,
        ReceiptTime: now,
        ...(input.ContactChannelId !== undefined && { ContactChannelArn: input.ContactChannelId }),
        ...(input.Note !== undefined && { ReceiptInfo: input.Note }),
      };
      account.state.pages.set(input.PageId, {
        ...page,
        shown: { ...page.shown, ...accepted },
        receipts: [...page.receipts, receipt],
      });
      return {};
    },
  ),
};

/** One page for each person whom the engagement tells at once. */
export function sendPages(engagement: Engagement, account: Account): void {
  const { StartTime: SentTime, StopTime: _, ...message } = engagement;
  const engaged = findContact(engagement.ContactArn, account);
  for (const { person, way } of reach(engaged, account)) {
    const PageArn = contactsArn(account, `page/${person.Alias}/${newId()}`);
    const receipts = channelsOf(person.Plan).map((ContactChannelArn) => ({
      ContactChannelArn,
      ReceiptType: "SENT" as const,
      ReceiptTime: SentTime,
    }));
    account.state.pages.set(PageArn, {
      shown: { ...message, PageArn, ContactArn: person.ContactArn, SentTime },
      acceptCode: ACCEPT_CODE,
      receipts,
      resolutions: way,
      late: account.latePages,
    });
  }
}

/** Pages come some seconds after their engagement: the first few times, they are not there. */
function pagesThere({ state }: Account, isWanted: (page: Page) => boolean): Page[] {
  const wanted = [...state.pages.values()].filter(isWanted);
  for (const page of wanted) page.late--;
  return wanted.filter(({ late }) => late < 0);
}

function findPage(id: string, account: Account): Page {
  return find(account.state.pages, id, "PAGE");
}

function toSummary({ shown }: Page): object {
  const { Subject: _, Content: _2, PublicSubject: _3, PublicContent: _4, ...summary } = shown;
  return summary;
}
