import { badRequest, EXIT, isOncallError, OncallError } from "../errors.js";
import type { Incident, Page, PageTarget, TimelineEvent } from "../model/incident.js";
import { unsupported } from "../providers/errors.js";
import type {
  Call,
  CreateCall,
  IncidentChange,
  NewIncident,
  Notes,
  Plans,
  Provider,
} from "../providers/provider.js";
import { atomically, sectionOf } from "./apply.js";
import { createPage } from "./pages.js";

/** An incident with all that belongs to it. */
export interface IncidentDetails {
  readonly incident: Incident;
  /** The newest first. */
  readonly pages: readonly Page[];
  /** In the order in which it happened. */
  readonly timeline: readonly TimelineEvent[];
}

export async function incidentDetails(
  provider: Provider,
  id: string,
  call: Call,
): Promise<IncidentDetails> {
  const incidents = sectionOf(provider, "incidents");
  const incident = await incidents.get(id, call);
  const pages: Page[] = [];
  for await (const page of provider.pages?.list(incident.id, call) ?? []) pages.push(page);
  const timeline: TimelineEvent[] = [];
  for await (const event of incidents.timeline(incident.id, call)) timeline.push(event);
  return { incident, pages, timeline };
}

/**
 * The incidents of these ids, each once.
 * @throws OncallError `not-found` (exit 2) that names every id that is none
 */
export async function incidentsNamed(
  provider: Provider,
  ids: readonly string[],
  call: Call,
): Promise<Incident[]> {
  const incidents = sectionOf(provider, "incidents");
  const found: Incident[] = [];
  const unknown: OncallError[] = [];
  for (const id of new Set(ids)) {
    try {
      found.push(await incidents.get(id, call));
    } catch (error) {
      if (!isOncallError(error) || error.code !== "not-found") throw error;
      unknown.push(error);
    }
  }
  const [first, ...more] = unknown;
  if (first === undefined) return found;
  if (more.length === 0) throw first;
  throw new OncallError(unknown.map(({ message }) => message).join("\n"), {
    code: "not-found",
    exitCode: EXIT.badRequest,
    hint: "nothing was changed",
  });
}

/** @throws OncallError (exit 2) when the provider would not take such an incident */
export function checkIncident({ limits }: Provider, { title }: IncidentChange): void {
  if (title === undefined) return;
  if (title.trim() === "") throw badRequest("an incident needs a title");
  const { incidentTitle = Number.POSITIVE_INFINITY } = limits;
  if (title.length <= incidentTitle) return;
  throw badRequest(
    `the title has ${title.length} characters, and may have ${incidentTitle}`,
    "say the rest in the summary",
  );
}

/** An incident that was opened, and the page for it. */
export interface Opened {
  readonly incident: Incident;
  readonly page: Page | undefined;
  /** The response plan that pages the target anyway: it is not paged twice. */
  readonly pagedBy: string | undefined;
}

/** Opens an incident, and pages a target for it where one is given. */
export function openIncident(
  provider: Provider,
  incident: NewIncident,
  target: PageTarget | undefined,
  call: CreateCall,
): Promise<Opened> {
  const incidents = sectionOf(provider, "incidents");
  if (target !== undefined) sectionOf(provider, "pages");
  checkIncident(provider, incident);
  return atomically(
    provider,
    async () => {
      const pagedBy = target && (await planThatPages(provider, incident.plan, target, call));
      const opened = await incidents.create(incident, call);
      const isPaged = target === undefined || pagedBy !== undefined;
      if (isPaged) return { incident: opened, page: undefined, pagedBy };
      try {
        const page = await createPage(provider, opened, target, {}, call);
        return { incident: opened, page, pagedBy };
      } catch (error) {
        throw provider.atomically === undefined ? afterOpening(error, opened) : error;
      }
    },
    call,
  );
}

/** What cannot be taken back has to be known. */
function afterOpening(error: unknown, { id, key = id }: Incident): unknown {
  if (!isOncallError(error)) return error;
  const { message, code, exitCode, hint } = error;
  return new OncallError(`${message}; ${key} is open already`, { code, exitCode, hint });
}

/** The response plan that an incident starts from, if it pages the target by itself. */
export async function planThatPages(
  provider: Provider,
  named: string | undefined,
  { name }: PageTarget,
  call: Call,
): Promise<string | undefined> {
  const plans = sectionOf(provider, "incidents").plans;
  if (plans === undefined) return undefined;
  const known: string[] = [];
  if (named === undefined) for await (const plan of plans.list(call)) known.push(plan.name);
  const [only, another] = named === undefined ? known : [named];
  // That none is meant, or several are, is told by whoever opens the incident.
  if (only === undefined || another !== undefined) return undefined;
  const plan = await plans.get(only, call);
  return plan.engages?.includes(name) ? plan.name : undefined;
}

/** An incident before and after a change; the same where the change says nothing new. */
export interface Updated {
  readonly before: Incident;
  readonly after: Incident;
}

/** What a change would lead to. */
export async function planUpdate(
  provider: Provider,
  id: string,
  change: IncidentChange,
  call: Call,
): Promise<Updated> {
  checkIncident(provider, change);
  const before = await sectionOf(provider, "incidents").get(id, call);
  const { title = before.title, impact = before.impact, summary = before.summary } = change;
  return { before, after: { ...before, title, impact, summary: summary || undefined } };
}

export function updateIncident(
  provider: Provider,
  id: string,
  change: IncidentChange,
  call: CreateCall,
): Promise<Updated> {
  const incidents = sectionOf(provider, "incidents");
  return atomically(
    provider,
    async () => {
      const updated = await planUpdate(provider, id, change, call);
      const changed = changedKeys(updated);
      if (changed.length > 0) {
        const said = Object.fromEntries(changed.map((key) => [key, change[key]]));
        await incidents.update(updated.before.id, said, call);
      }
      return updated;
    },
    call,
  );
}

/** What a change says anew. */
export function changedKeys({ before, after }: Updated): ("title" | "impact" | "summary")[] {
  return (["title", "impact", "summary"] as const).filter((key) => before[key] !== after[key]);
}

/** @throws OncallError `unsupported` (exit 2) */
export function notesOf(provider: Provider): Notes {
  const { notes } = sectionOf(provider, "incidents");
  if (notes !== undefined) return notes;
  throw unsupported(provider.name, "way to change a note", "add another one");
}

/** @throws OncallError `unsupported` (exit 2) */
export function plansOf(provider: Provider): Plans {
  const { plans } = sectionOf(provider, "incidents");
  if (plans !== undefined) return plans;
  throw unsupported(provider.name, "response plans", "incidents start without one");
}
