import { badRequest } from "../../errors.js";
import { formatPageTarget, type Page } from "../../model/incident.js";
import { conflict, unsupported } from "../errors.js";
import type { Call, NewPage, Pages } from "../provider.js";
import type { Directory } from "./directory.js";
import { engagementArn, engagements, isCall, readEngagement, toPage } from "./engagements.js";
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
  /** What an ARN stands for, and the calls to people that it is or has made so far. */
  async function look(
    arn: string,
    call?: Call,
  ): Promise<{ readonly page: Page; readonly calls: readonly AwsPage[] }> {
    if (isCall(arn)) {
      const called = await session.contacts("DescribePage", { PageId: arn }, call);
      return { page: toPage(called, session.now()), calls: [called] };
    }
    const calls = await pagesOf(session, arn, call);
    return { page: await readEngagement(session, directory, arn, calls, call), calls };
  }

  return {
    async *list(incident, call) {
      const of = incident === undefined ? undefined : await incidentArn(session, incident, call);
      const found = await engagements(session, of, call);
      // AWS lists no engagements for an incident that is not there, too.
      if (of !== undefined && found.length === 0) await readIncident(session, of, call);
      for (const { EngagementArn = "" } of found) {
        yield (await look(EngagementArn, call)).page;
      }
    },
    async get(id, call) {
      return (await look(await engagementArn(session, id, call), call)).page;
    },
    async create(page, call) {
      checkTitle(page);
      const { title, target } = page;
      const { kind, name } = target;
      if (kind === "team") {
        throw unsupported("aws", "teams", "page the policy, the schedule or a person of the team");
      }
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
      const { arn } = await directory.find(kind, name, call);
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
      return (await look(EngagementArn, call)).page;
    },
    async acknowledge(id, how, call) {
      checkAcknowledging(how);
      const arn = await engagementArn(session, id, call);
      const { page, calls } = await look(arn, call);
      if (page.status === "resolved") {
        throw conflict(`${arn} is stopped and cannot be acknowledged`, "page anew");
      }
      const accepted = acceptable(arn, calls, how);
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
      return (await look(arn, call)).page;
    },
    async stop(id, reason, call) {
      checkReason(reason);
      const named = await engagementArn(session, id, call);
      const [page] = isCall(named) ? (await look(named, call)).calls : [];
      const arn = page?.EngagementArn ?? named;
      const why = reason === undefined ? {} : { Reason: reason };
      await session.contacts("StopEngagement", { EngagementId: arn, ...why }, call);
      return (await look(arn, call)).page;
    },
    async *calls(id, call) {
      const arn = await engagementArn(session, id, call);
      const calls = isCall(arn) ? (await look(arn, call)).calls : await pagesOf(session, arn, call);
      for (const page of calls) yield await toWholeCall(session, page, call);
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
