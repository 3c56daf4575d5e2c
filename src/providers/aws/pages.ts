import { badRequest } from "../../errors.js";
import { formatPageTarget } from "../../model/incident.js";
import { conflict } from "../errors.js";
import type { Call, NewPage, Pages } from "../provider.js";
import type { Directory } from "./directory.js";
import { engagementArn, engagements, isCall, readCall, readEngagement } from "./engagements.js";
import { incidentArn, readIncident } from "./incident-record.js";
import { acceptable, checkAcknowledging } from "./page-acceptance.js";
import { type AwsPage, pagesOf, pagesTo, toCall, toWholeCall } from "./page-calls.js";
import type { AwsSession } from "./session.js";
import { tokenFor } from "./token.js";

/**
 * Pages: the engagements of an account. An id can be the ARN of a page of AWS, too, which is the
 * call to one person.
 */
export function awsPages(session: AwsSession, directory: Directory): Pages {
  const read = (arn: string, call?: Call) =>
    isCall(arn) ? readCall(session, arn, call) : readEngagement(session, directory, arn, call);
  const pagesAt = async (arn: string, call?: Call): Promise<AwsPage[]> =>
    isCall(arn)
      ? [await session.contacts("DescribePage", { PageId: arn }, call)]
      : pagesOf(session, arn, call);

  return {
    async *list(incident, call) {
      const of = incident === undefined ? undefined : await incidentArn(session, incident, call);
      const found = await engagements(session, of, call);
      // AWS lists no engagements for an incident that is not there, too.
      if (of !== undefined && found.length === 0) await readIncident(session, of, call);
      for (const { EngagementArn = "" } of found) {
        yield await readEngagement(session, directory, EngagementArn, call);
      }
    },
    async get(id, call) {
      return read(await engagementArn(session, id, call), call);
    },
    async create(page, call) {
      checkTitle(page);
      const { title, target } = page;
      const incident =
        page.incident === undefined ? undefined : await incidentArn(session, page.incident, call);
      if (incident !== undefined) {
        const { status } = await readIncident(session, incident, call);
        if (status === "resolved") {
          throw conflict(
            `${incident} is resolved: it pages nobody any more`,
            "open a new incident",
          );
        }
      }
      const { arn } = await directory.find(target.kind, target.name, call);
      const { EngagementArn = "" } = await session.contacts(
        "StartEngagement",
        {
          ContactId: arn,
          Sender: "oncall",
          ...messageOf(title, incident),
          ...(incident !== undefined && { IncidentId: incident }),
          IdempotencyToken: tokenFor(call, "page"),
        },
        call,
      );
      return readEngagement(session, directory, EngagementArn, call);
    },
    async acknowledge(id, how, call) {
      checkAcknowledging(how);
      const arn = await engagementArn(session, id, call);
      const page = await read(arn, call);
      if (page.status === "resolved") {
        throw conflict(`${arn} is stopped and cannot be acknowledged`, "page anew");
      }
      const pages = await pagesAt(arn, call);
      const accepted = acceptable(arn, pages, how);
      if (accepted.length === 0) return page;
      for (const { PageArn } of accepted) {
        const note = how.note === undefined ? {} : { Note: how.note };
        await session.contacts(
          "AcceptPage",
          {
            PageId: PageArn,
            AcceptType: "READ",
            // A code is required even where it is not looked at.
            AcceptCode: how.code ?? "000000",
            AcceptCodeValidation: how.code === undefined ? "IGNORE" : "ENFORCE",
            ...note,
          },
          call,
        );
      }
      return read(arn, call);
    },
    async stop(id, reason, call) {
      checkReason(reason);
      const named = await engagementArn(session, id, call);
      const [page] = isCall(named) ? await pagesAt(named, call) : [];
      const arn = page?.EngagementArn ?? named;
      const why = reason === undefined ? {} : { Reason: reason };
      await session.contacts("StopEngagement", { EngagementId: arn, ...why }, call);
      return readEngagement(session, directory, arn, call);
    },
    async *calls(id, call) {
      const arn = await engagementArn(session, id, call);
      const pages = await pagesAt(arn, call);
      for (const page of pages) yield await toWholeCall(session, page, call);
    },
    async *callsTo(person, call) {
      const { arn } = await directory.find("person", person, call);
      yield* (await pagesTo(session, arn, call)).map(toCall);
    },
  };
}

// StartEngagement and StopEngagement, API reference.
const LONGEST_TITLE = 2048;
const LONGEST_REASON = 255;

function checkTitle({ title, target }: NewPage): void {
  if (title.trim() === "") throw badRequest(`a page to ${formatPageTarget(target)} needs a title`);
  if (title.length <= LONGEST_TITLE) return;
  throw badRequest(`the title has ${title.length} characters, and may have ${LONGEST_TITLE}`);
}

function checkReason(reason = ""): void {
  if (reason.length <= LONGEST_REASON) return;
  throw badRequest(`the reason has ${reason.length} characters, and may have ${LONGEST_REASON}`);
}

/** By voice and e-mail the title and the incident go; by SMS, which others can read, the title. */
function messageOf(title: string, incident: string | undefined) {
  return {
    Subject: title,
    Content: incident === undefined ? title : `${title}\n${incident}`,
    PublicSubject: title,
    PublicContent: title,
  };
}
