import { badRequest, EXIT, isOncallError, OncallError } from "../../errors.js";
import { formatPageTarget, type PageTarget } from "../../model/incident.js";
import { conflict } from "../errors.js";
import type { Call, CreateCall } from "../provider.js";
import { createOnce } from "./create-once.js";
import type { Directory } from "./page-directory.js";
import { listPages } from "./page-list.js";
import { isOf, tagsOf } from "./page-record.js";
import type { DatadogSession } from "./session.js";

/** Whom Datadog pages, and by which id. */
export interface Addressee {
  readonly target: PageTarget;
  readonly id: string;
  readonly isTeam: boolean;
}

/**
 * @throws OncallError `not-found`, or exit code 2 for what Datadog does not page: its pages go to
 * teams and people (CreateOnCallPage)
 */
export async function addresseeOf(
  target: PageTarget,
  { users, teams }: Directory,
  call?: Call,
): Promise<Addressee> {
  const { kind, name } = target;
  switch (kind) {
    case "team": {
      const team = await teams?.get(name, call);
      const handle = team?.handle ?? name;
      return { target: { kind, name: handle }, id: team?.id ?? handle, isTeam: true };
    }
    case "person": {
      const { id, key, isDisabled } = await users.find(name, call);
      if (isDisabled) {
        throw conflict(`${key} is disabled at Datadog and cannot be paged`, "page somebody else");
      }
      return { target: { kind, name: key }, id, isTeam: false };
    }
    case "policy":
      throw refusal(target, "page the team whose routing rules lead to it: team:payments");
    case "schedule":
      throw refusal(target, "page the team whose policy calls it: team:payments");
  }
}

/**
 * Sends a page, once. One that belongs to an incident is sent by the incident, and linked to it.
 * @returns its id
 * @throws OncallError that says so where nobody knows whether it was sent: it is not sent again
 */
export function sendPage(
  session: DatadogSession,
  { id, isTeam }: Addressee,
  { title, incident }: { readonly title: string; readonly incident: string | undefined },
  call: CreateCall,
): Promise<string> {
  const tags = tagsOf(call.token, incident);
  const send = async () => {
    if (incident === undefined) {
      const target = { type: isTeam ? "team_id" : "user_id", identifier: id } as const;
      const attributes = { title, target, tags, urgency: "high" } as const;
      const body = { data: { type: "pages", attributes } } as const;
      const { data } = await session.send("paging", "createOnCallPage", { body }, call);
      return data?.id ?? "";
    }
    const target = { type: isTeam ? "team_uuid" : "user_uuid", identifier: id } as const;
    const body = { data: { type: "page", attributes: { title, target, tags } } } as const;
    const input = { incidentId: incident, body };
    return (await session.send("incidents", "createOnCallPageFromIncident", input, call)).data.id;
  };
  return createOnce(send, () => sentPage(session, call), call);
}

/** The page that this request has made. @throws OncallError where none is seen */
async function sentPage(session: DatadogSession, call: CreateCall): Promise<string> {
  try {
    let looked = 0;
    for await (const record of listPages(session, call)) {
      if (isOf(record, call.token) && record.data.id) return record.data.id;
      if (++looked === NEWEST) break;
    }
  } catch (error) {
    if (!isOncallError(error) || error.exitCode === EXIT.interrupted) throw error;
  }
  throw new OncallError("Datadog broke off: the page may have been sent, or not", {
    code: "failed",
    exitCode: EXIT.failed,
    hint: "see oncall incident pages, or ask who was called, before you page again",
  });
}

/** A page of a moment ago is among them. */
const NEWEST = 100;

function refusal(target: PageTarget, hint: string): OncallError {
  return badRequest(
    `${formatPageTarget(target)} cannot be paged: Datadog pages teams and people`,
    hint,
  );
}
