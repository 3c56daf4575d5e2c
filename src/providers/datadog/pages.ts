import { badRequest, isOncallError } from "../../errors.js";
import { formatPageTarget, type Page, type PageStatus } from "../../model/incident.js";
import type { Instant } from "../../model/time.js";
import { conflict, unsupported } from "../errors.js";
import type { Acknowledging, Call, Pages, Teams } from "../provider.js";
import { createOnce } from "./create-once.js";
import { readRecord, toIncident } from "./incident-record.js";
import { incidentId } from "./incident-search.js";
import { addresseeOf, sendPage } from "./page-creation.js";
import { directoryOf } from "./page-directory.js";
import { listPages, pageId, readPage } from "./page-list.js";
import { createdAt, incidentOf, toPage } from "./page-record.js";
import type { DatadogSession } from "./session.js";
import type { Users } from "./users.js";

/**
 * Pages of Datadog On-Call. Datadog takes what is done to a page and does it later, so what is
 * answered here is what was asked for, with what it tells of the page by then.
 */
export function datadogPages(session: DatadogSession, users: Users, teams?: Teams): Pages {
  const directory = directoryOf(users, teams);

  async function get(id: string, call?: Call): Promise<Page> {
    return toPage(await readPage(session, id, call), directory, call);
  }

  /** Does what can be done twice until the page is so. */
  async function settle(
    { id }: Page,
    status: PageStatus,
    send: () => Promise<unknown>,
    call?: Call,
  ): Promise<void> {
    await createOnce(
      async () => {
        await send();
        return true;
      },
      async () => (await get(id, call)).status === status || undefined,
      call,
    );
  }

  /** The page as Datadog tells it by now. What was done stays done where it does not. */
  async function after(known: Page, call?: Call): Promise<Page> {
    try {
      return await get(known.id, call);
    } catch (error) {
      if (!isOncallError(error)) throw error;
      return known;
    }
  }

  return {
    acknowledgesAs: "whoever owns the application key",
    /** Of an incident: those that were sent from here. Datadog's list does not say of others. */
    async *list(incident, call) {
      const of = incident === undefined ? undefined : await incidentId(session, incident, call);
      const since =
        of === undefined ? 0 : toIncident(await readRecord(session, of, call)).createdAt;
      for await (const record of listPages(session, call)) {
        if ((createdAt(record) ?? since) < since) return;
        if (of === undefined || incidentOf(record) === of) {
          yield await toPage(record, directory, call);
        }
      }
    },
    async get(id, call) {
      return get(await pageId(session, id, call), call);
    },
    async create(page, call) {
      const { title } = page;
      if (title.trim() === "") {
        throw badRequest(`a page to ${formatPageTarget(page.target)} needs a title`);
      }
      const addressee = await addresseeOf(page.target, directory, call);
      const incident =
        page.incident === undefined ? undefined : await incidentId(session, page.incident, call);
      const id = await sendPage(session, addressee, { title, incident }, call);
      const { target } = addressee;
      const sent: Page = {
        id,
        incident,
        title,
        target,
        status: "triggered",
        step: 0,
        ...(target.kind === "person" && { called: [target.name] }),
        createdAt: wholeSeconds(session.now() + session.aheadMs),
      };
      return after(sent, call);
    },
    /** Whoever the application key belongs to acknowledges: Datadog asks for nobody else's name. */
    async acknowledge(id, how, call) {
      checkAcknowledging(how);
      const page = await get(await pageId(session, id, call), call);
      if (page.status === "resolved") {
        throw conflict(`${page.id} is resolved and cannot be acknowledged`, "page anew");
      }
      if (page.status === "acknowledged") return page;
      const input = { pageId: page.id };
      const send = () => session.send("paging", "acknowledgeOnCallPage", input, call);
      await settle(page, "acknowledged", send, call);
      const now = wholeSeconds(session.now() + session.aheadMs);
      const told = await after(page, call);
      if (told.status !== "triggered") return told;
      return { ...told, status: "acknowledged", acknowledgedAt: now };
    },
    /** Not sent again where nobody knows whether it was done: that could go two steps on. */
    async escalate(id, call) {
      const page = await get(await pageId(session, id, call), call);
      if (page.status === "resolved") {
        throw conflict(`${page.id} is resolved and cannot be escalated`, "page anew");
      }
      await session.send("paging", "escalateOnCallPage", { pageId: page.id }, call);
      return after(page, call);
    },
    async stop(id, reason, call) {
      if (reason !== undefined) {
        throw unsupported("datadog", "reasons for stopping a page", "leave --reason out");
      }
      const page = await get(await pageId(session, id, call), call);
      if (page.status === "resolved") return page;
      const input = { pageId: page.id };
      const send = () => session.send("paging", "resolveOnCallPage", input, call);
      await settle(page, "resolved", send, call);
      return { ...(await after(page, call)), status: "resolved" };
    },
  };
}

/** @throws OncallError (exit 2) for what Datadog has no place for */
function checkAcknowledging({ code, note }: Acknowledging): void {
  if (code !== undefined) throw unsupported("datadog", "codes", "leave --code out");
  if (note === undefined) return;
  throw unsupported(
    "datadog",
    "notes of an acknowledgement",
    "leave --note out, and say it with oncall incident note",
  );
}

/** The model keeps no fractions. */
function wholeSeconds(at: Instant): Instant {
  return Math.floor(at / 1000) * 1000;
}
