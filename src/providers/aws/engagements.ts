import { badRequest } from "../../errors.js";
import { type Page, shortId, standsFor } from "../../model/incident.js";
import type { Instant } from "../../model/time.js";
import { notFound } from "../errors.js";
import { orNone } from "../found.js";
import type { Call } from "../provider.js";
import { aliasOf, type Directory } from "./directory.js";
import { notOf, wholeSeconds } from "./incident-record.js";
import type { ContactsOutput } from "./operations.js";
import { type AwsPage, pathOf, personOf, sentLast } from "./page-calls.js";
import { contactsPages } from "./paging.js";
import type { AwsSession } from "./session.js";

// Our page is an engagement of AWS, which makes pages: a call to one person each.

export type Engagement = NonNullable<ContactsOutput<"ListEngagements">["Engagements"]>[number];

/** The newest first, of one incident or all. */
export async function engagements(
  session: AwsSession,
  IncidentId: string | undefined,
  call?: Call,
): Promise<Engagement[]> {
  const input = IncidentId === undefined ? {} : { IncidentId };
  const found: Engagement[] = [];
  for await (const page of contactsPages(session, "ListEngagements", input, call)) {
    found.push(...(page.Engagements ?? []));
  }
  const startOf = ({ StartTime }: Engagement) => StartTime?.getTime() ?? 0;
  return found.sort((one, other) => startOf(other) - startOf(one));
}

/**
 * The ARN of an engagement or of a page of AWS. An ARN is taken as it is; what stands for an
 * engagement is looked for among all.
 * @throws OncallError `not-found`, or exit code 2 where several are meant
 */
export async function engagementArn(session: AwsSession, id: string, call?: Call): Promise<string> {
  if (id.includes(":engagement/") || isCall(id)) return id;
  if (id.startsWith("arn:")) throw notOf("page", id);
  const all = await engagements(session, undefined, call);
  const arns = all.map(({ EngagementArn = "" }) => EngagementArn);
  const [arn, another] = arns.filter((each) => standsFor(id, each));
  if (arn === undefined) throw notFound("page", id, arns.map(shortId), { isId: true });
  if (another === undefined) return arn;
  throw badRequest(`"${id}" is more than one page`, `say which: ${arn} or ${another}`);
}

/** Whether an ARN is of a page of AWS: a call to one person. */
export function isCall(id: string): boolean {
  return id.includes(":page/");
}

/**
 * An engagement as a page of ours.
 * @param pages what it has made so far
 * @throws OncallError `not-found`
 */
export async function readEngagement(
  session: AwsSession,
  directory: Directory,
  arn: string,
  pages: readonly AwsPage[],
  call?: Call,
): Promise<Page> {
  const engagement = await session.contacts("DescribeEngagement", { EngagementId: arn }, call);
  const { ContactArn = "", Subject = "", IncidentId, StartTime, StopTime } = engagement;
  const contact = await orNone(directory.describe(ContactArn, call));
  const last = sentLast(pages);
  const isStepped = contact === undefined || contact.kind === "policy";
  const path = last !== undefined && isStepped ? await pathOf(session, last, call) : [];
  // Engagements outlive the contacts that they are for.
  const { kind, name } = contact ?? path[0] ?? { kind: "person", name: aliasOf(ContactArn) };
  return {
    id: arn,
    incident: IncidentId || undefined,
    title: Subject,
    target: { kind, name },
    step: path.find(({ step }) => step !== undefined)?.step ?? 0,
    called: [...new Set(pages.map(personOf))],
    createdAt: wholeSeconds(StartTime) ?? 0,
    ...answerTo(pages, StopTime),
  };
}

/**
 * A page of AWS as a page of ours: it calls one person.
 * @param now for one that is not sent yet, which it is about to be
 */
export function toPage(page: ContactsOutput<"DescribePage">, now: Instant): Page {
  const { PageArn = "", Subject = "", IncidentId, SentTime } = page;
  const person = personOf(page);
  return {
    id: PageArn,
    incident: IncidentId || undefined,
    title: Subject,
    target: { kind: "person", name: person },
    step: 0,
    called: [person],
    createdAt: wholeSeconds(SentTime) ?? now,
    ...answerTo([page], undefined),
  };
}

/** Whoever read first has acknowledged; what ended with nobody's answer is over. */
function answerTo(
  pages: readonly AwsPage[],
  stopTime: Date | undefined,
): Pick<Page, "status" | "acknowledgedAt" | "acknowledgedBy"> {
  const timeOf = ({ ReadTime }: AwsPage) => ReadTime?.getTime() ?? Number.POSITIVE_INFINITY;
  const [first] = pages.toSorted((one, other) => timeOf(one) - timeOf(other));
  if (first?.ReadTime) {
    return {
      status: "acknowledged",
      acknowledgedAt: wholeSeconds(first.ReadTime),
      acknowledgedBy: personOf(first),
    };
  }
  return { status: stopTime ? "resolved" : "triggered" };
}
