import { badRequest } from "../../errors.js";
import { shortId, standsFor } from "../../model/incident.js";
import { notFound } from "../errors.js";
import { orNone } from "../found.js";
import type { Call } from "../provider.js";
import { UUID } from "./incident-search.js";
import type { PageRecord, Resource } from "./page-record.js";
import type { DatadogSession } from "./session.js";

/** Pages asked for at once; Datadog gives up to 1000. */
const PAGE_SIZE = 100;
/** Datadog counts no further than 50,000. */
const MOST_PAGES = 50_000 / PAGE_SIZE;

/** The newest first, as they are asked for. */
export async function* listPages(session: DatadogSession, call?: Call): AsyncGenerator<PageRecord> {
  for (let number = 0; number < MOST_PAGES; number++) {
    const query = { sort: "-created_at", "page[size]": PAGE_SIZE, "page[number]": number };
    // An organization without On-Call has none. One without pages can get an answer without a body.
    const answer = await orNone(session.rest({ method: "GET", path: PAGES, query }, call));
    const { data, included = [] } = listOf(answer);
    for (const page of data) yield { data: page, included };
    if (data.length < PAGE_SIZE) return;
  }
}

/** @throws OncallError `not-found` */
export async function readPage(
  session: DatadogSession,
  id: string,
  call?: Call,
): Promise<PageRecord> {
  const path = `${PAGES}/${encodeURIComponent(id)}`;
  const answer = (await session.rest({ method: "GET", path }, call)) as Partial<PageRecord> | null;
  const { data, included = [] } = answer ?? {};
  if (!data) throw notFound("page", id, [], { isId: true });
  return { data: { id, ...data }, included };
}

/**
 * The id of a page. A UUID is taken as it is; the beginning of one is looked for among the newest. A
 * number is that of an incident: pages have numbers of their own, which nobody is shown here.
 * @throws OncallError `not-found`, or exit code 2 where several are meant
 */
export async function pageId(session: DatadogSession, text: string, call?: Call): Promise<string> {
  if (UUID.test(text)) return text;
  const known: string[] = [];
  const meant: string[] = [];
  // What an incident is called is no page: nothing need be asked.
  if (!/^([a-z]+-)?\d{1,7}$/i.test(text)) {
    for await (const record of listPages(session, call)) {
      const { id = "" } = record.data;
      if (standsFor(text, id)) meant.push(id);
      if (known.push(id) === MOST_LOOKED_AT) break;
    }
  }
  const [id, another] = meant;
  if (id === undefined) throw notFound("page", text, known.map(shortId), { isId: true });
  if (another === undefined) return id;
  throw badRequest(`"${text}" is more than one page`, `say which: ${id} or ${another}`);
}

/** Who answers a page has it before them: it is one of the last. */
const MOST_LOOKED_AT = 1000;

const PAGES = "/api/v2/on-call/pages";

function listOf(answer: unknown): { data: readonly Resource[]; included?: readonly Resource[] } {
  const { data, included } = (answer ?? {}) as { data?: unknown; included?: unknown };
  return {
    data: Array.isArray(data) ? data : [],
    included: Array.isArray(included) ? included : [],
  };
}
