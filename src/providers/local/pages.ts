import { badRequest } from "../../errors.js";
import { formatPageTarget, type PageTarget } from "../../model/incident.js";
import type { Instant } from "../../model/time.js";
import { conflict, notFound, unsupported } from "../errors.js";
import type { Pages } from "../provider.js";
import type { IncidentLog, PageRecord } from "./incident-draft.js";
import { incidentReader, nextId } from "./incident-log.js";
import { incidentNamed, record } from "./incidents.js";
import { pageCalls } from "./page-calls.js";
import type { Workspace } from "./workspace.js";

/** The pages of the journal. They call nobody: they note whom they would call. */
export function localPages(workspace: Workspace, now: () => Instant): Pages {
  const read = incidentReader(() => workspace.journal());

  return {
    notice: "the local provider notifies nobody: call them yourself",
    async *list(incident) {
      const log = read();
      if (incident !== undefined) incidentNamed(log, incident);
      for (const { page } of [...log.pages.values()].reverse()) {
        if (incident === undefined || page.incident === incident) yield page;
      }
    },
    async get(id) {
      return pageNamed(read(), id).page;
    },
    create({ incident, title, target }, call) {
      return workspace.atomically(async () => {
        const log = read();
        const { token } = call;
        const there = log.made.get(`page.created ${token}`);
        if (there !== undefined) return pageNamed(log, there).page;
        if (incident !== undefined) checkOpen(log, incident);
        const turn = pagesTo(log, target).length + 1;
        const calls = pageCalls(target, workspace.file(), now(), turn);
        const first = calls.find(({ called }) => called.length > 0) ?? NOBODY;
        const id = nextId("page", "page.created", log);
        await record(workspace, now, {
          kind: "page.created",
          id,
          incident,
          title,
          target,
          ...first,
          token,
        });
        return pageNamed(read(), id).page;
      }, call);
    },
    acknowledge(id, { by, code, note }, call) {
      return workspace.atomically(async () => {
        if (code !== undefined) {
          throw unsupported("local", "codes: it sends nothing", "leave --code out");
        }
        const { page } = pageNamed(read(), id);
        if (page.status === "resolved") throw resolved(id, "acknowledged");
        if (page.status === "acknowledged") return page;
        await record(workspace, now, { kind: "page.acknowledged", id, by, note });
        return pageNamed(read(), id).page;
      }, call);
    },
    escalate(id, call) {
      return workspace.atomically(async () => {
        const log = read();
        const { page, round } = pageNamed(log, id);
        const { status, target, step } = page;
        if (status === "resolved") throw resolved(id, "escalated");
        if (target.kind !== "policy") {
          throw badRequest(
            `${id} calls ${formatPageTarget(target)}, which has no steps to go on to`,
            "page somebody else, or a policy",
          );
        }
        const turn = pagesTo(log, target).findIndex((each) => each.page.id === id) + 1;
        const next = pageCalls(target, workspace.file(), now(), turn).find(
          (call) =>
            call.called.length > 0 &&
            (call.round > round || (call.round === round && call.step > step)),
        );
        if (next === undefined) {
          throw conflict(
            `${id} cannot go on: policy ${target.name} has no further step that reaches somebody, its repeats included`,
            "page somebody else",
          );
        }
        await record(workspace, now, { kind: "page.escalated", id, ...next });
        return pageNamed(read(), id).page;
      }, call);
    },
    stop(id, reason, call) {
      return workspace.atomically(async () => {
        const { page } = pageNamed(read(), id);
        if (page.status === "resolved") return page;
        await record(workspace, now, { kind: "page.stopped", id, reason });
        return pageNamed(read(), id).page;
      }, call);
    },
  };
}

/** A page stands at the first step until a step reaches somebody. */
const NOBODY = { step: 0, round: 0, called: [] };

function pageNamed({ pages }: IncidentLog, id: string): PageRecord {
  const found = pages.get(id);
  if (found === undefined) throw notFound("page", id, [...pages.keys()].reverse(), { isId: true });
  return found;
}

function checkOpen(log: IncidentLog, id: string): void {
  if (incidentNamed(log, id).status === "open") return;
  throw conflict(`${id} is resolved: it pages nobody any more`, "open a new incident");
}

/** In the order in which they were made. */
function pagesTo({ pages }: IncidentLog, { kind, name }: PageTarget): PageRecord[] {
  return [...pages.values()].filter(
    ({ page: { target } }) => target.kind === kind && target.name === name,
  );
}

function resolved(id: string, what: string) {
  return conflict(`${id} is resolved and cannot be ${what}`, "open a new incident, or page anew");
}
