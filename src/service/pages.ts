import { badRequest, isOncallError, type OncallError } from "../errors.js";
import {
  formatPageCall,
  formatPageTarget,
  type Incident,
  type Page,
  type PageCall,
  type PageTarget,
} from "../model/incident.js";
import { conflict, unsupported } from "../providers/errors.js";
import { orNone } from "../providers/found.js";
import type { Acknowledging, Call, CreateCall, Pages, Provider } from "../providers/provider.js";
import { atomically, sectionOf } from "./apply.js";

/**
 * Pages a target for an incident.
 * @param options.title the incident's own when absent
 * @throws OncallError `conflict` (exit 1) when the incident is resolved
 */
export function createPage(
  provider: Provider,
  incident: Incident | undefined,
  target: PageTarget,
  { title = incident?.title }: { readonly title?: string | undefined },
  call: CreateCall,
): Promise<Page> {
  if (title === undefined) throw withoutTitle(target);
  if (incident !== undefined) checkOpen(incident);
  return sectionOf(provider, "pages").create({ incident: incident?.id, title, target }, call);
}

/** A page without an incident has nothing to say by itself. */
export function withoutTitle(target: PageTarget): OncallError {
  const name = formatPageTarget(target);
  return badRequest(
    `a page without an incident needs a title`,
    `oncall incident page ${name} --title "Please join", or name the incident: oncall incident page inc-1 ${name}`,
  );
}

/** @throws OncallError `conflict` (exit 1) */
export function checkOpen({ id, key = id, status }: Incident): void {
  if (status === "open") return;
  throw conflict(`${key} is resolved: nobody is paged for it any more`, "open a new incident");
}

/**
 * `page-1 calls bob (policy:payments, step 1)`; a provider that tells its calls makes them in its
 * own time, and has called nobody yet.
 */
export function describePaging({ pages }: Provider, page: Page): string {
  const isTold = page.called !== undefined && page.called.length > 0;
  const called = isTold || pages?.calls === undefined ? page.called : undefined;
  return formatPageCall({ ...page, called });
}

/** What whoever pages must know: that nobody is called, or not really. */
export function pageWarnings(
  { pages }: Provider,
  { id, target, called }: Pick<Page, "id" | "target" | "called">,
): string[] {
  const reachesNobody = called?.length === 0 && pages?.calls === undefined;
  const where = formatPageTarget(target);
  return [
    ...(reachesNobody ? [`${id} calls nobody: ${where} reaches nobody now`] : []),
    ...(pages?.notice === undefined ? [] : [pages.notice]),
  ];
}

/** What whoever pages a team must know: that nobody takes its pages. */
export async function teamWarnings(
  { teams }: Provider,
  { target }: Pick<Page, "target">,
  call: Call,
): Promise<string[]> {
  if (teams === undefined || target.kind !== "team") return [];
  const { responders } = await teams.onCall(await teams.get(target.name, call), call);
  const where = formatPageTarget(target);
  return responders.length > 0
    ? []
    : [`nobody is on call for ${where}: oncall team routing ${target.name}`];
}

export interface Acknowledgement {
  readonly page: Page;
  /** Whether it was acknowledged before: then nothing was done. */
  readonly wasAcknowledged: boolean;
  /** Why it still waits, where it does. */
  readonly failure?: OncallError;
}

/**
 * Acknowledges a page, or every page of an incident that waits for it. Where it is not all or
 * nothing, a page that cannot be is no reason to leave the others waiting.
 * @throws OncallError where none can be
 */
export function acknowledgePages(
  provider: Provider,
  id: string,
  how: Acknowledging,
  call: Call,
): Promise<Acknowledgement[]> {
  const pages = sectionOf(provider, "pages");
  return atomically(
    provider,
    async () => {
      const acknowledgements: Acknowledgement[] = [];
      for (const page of await pagesMeant(provider, id, call)) {
        const wasAcknowledged = page.status === "acknowledged";
        try {
          const after = wasAcknowledged ? page : await pages.acknowledge(page.id, how, call);
          acknowledgements.push({ page: after, wasAcknowledged });
        } catch (error) {
          if (!mayWait(provider, error)) throw error;
          acknowledgements.push({ page, wasAcknowledged: false, failure: error });
        }
      }
      const [first] = acknowledgements;
      if (first?.failure && acknowledgements.every(({ failure }) => failure)) throw first.failure;
      return acknowledgements;
    },
    call,
  );
}

/** Whether a page is left as it is: it called somebody else, or nobody yet. */
function mayWait({ atomically }: Provider, error: unknown): error is OncallError {
  if (atomically !== undefined || !isOncallError(error)) return false;
  return error.code === "bad-request" || error.code === "conflict";
}

/**
 * The page of an id, or the pages of an incident that wait for an acknowledgement.
 * @throws OncallError (exit 2) when there is neither, `conflict` (exit 1) for a resolved page
 */
export async function pagesMeant(provider: Provider, id: string, call: Call): Promise<Page[]> {
  const pages = sectionOf(provider, "pages");
  const page = await orNone(pages.get(id, call));
  if (page?.status === "resolved") throw conflict(`${id} is resolved`, "page anew");
  if (page !== undefined) return [page];
  const incident = await orNone(sectionOf(provider, "incidents").get(id, call));
  if (incident === undefined) {
    throw badRequest(
      `no page and no incident is called "${id}"`,
      "see them with oncall incident pages",
    );
  }
  const waiting: Page[] = [];
  for await (const each of pages.list(incident.id, call)) {
    if (each.status === "triggered") waiting.push(each);
  }
  return waiting.reverse();
}

/** On to the next step: of a page, or of every page of an incident that waits. */
export function escalatePages(provider: Provider, id: string, call: Call): Promise<Page[]> {
  const escalate = escalation(provider);
  return atomically(
    provider,
    async () => {
      const escalated: Page[] = [];
      for (const page of await pagesToEscalate(provider, id, call)) {
        escalated.push(await escalate(page.id, call));
      }
      return escalated;
    },
    call,
  );
}

/**
 * A team's pages go along a policy, too: the one that its routing rules lead to.
 * @throws OncallError (exit 2) when none of those that are meant goes along a policy
 */
export async function pagesToEscalate(provider: Provider, id: string, call: Call): Promise<Page[]> {
  escalation(provider);
  const meant = await pagesMeant(provider, id, call);
  const stepped = meant.filter(({ target }) => target.kind === "policy" || target.kind === "team");
  if (stepped.length > 0) return stepped;
  const [first] = meant;
  throw badRequest(
    first?.id === id
      ? `${id} calls ${formatPageTarget(first.target)}, which has no steps to go on to`
      : `no page of ${id} waits for an acknowledgement and goes along a policy`,
    `page somebody else, or a ${provider.teams === undefined ? "policy" : "team"}`,
  );
}

/** @throws OncallError `unsupported` (exit 2) */
function escalation(provider: Provider): NonNullable<Pages["escalate"]> {
  const pages = sectionOf(provider, "pages");
  if (pages.escalate !== undefined) return pages.escalate.bind(pages);
  throw unsupported(provider.name, "way to escalate a page by hand", "page somebody else");
}

/**
 * Has a page call nobody any more.
 * @throws OncallError `unsupported` (exit 2)
 */
export async function stopPage(
  provider: Provider,
  id: string,
  reason: string | undefined,
  call: Call,
): Promise<Page> {
  const pages = sectionOf(provider, "pages");
  if (pages.stop !== undefined) return pages.stop(id, reason, call);
  throw unsupported(provider.name, "way to stop a page", "resolve its incident");
}

/** @throws OncallError `unsupported` (exit 2) */
export function callsOf(provider: Provider, id: string, call: Call): AsyncIterable<PageCall> {
  const pages = sectionOf(provider, "pages");
  if (pages.calls !== undefined) return pages.calls(id, call);
  throw unsupported(provider.name, "list of a page's calls", "see oncall incident pages");
}

/** @throws OncallError `unsupported` (exit 2) */
export function callsTo(provider: Provider, person: string, call: Call): AsyncIterable<PageCall> {
  const pages = sectionOf(provider, "pages");
  if (pages.callsTo !== undefined) return pages.callsTo(person, call);
  throw unsupported(provider.name, "list of a person's calls", "see oncall incident pages");
}
