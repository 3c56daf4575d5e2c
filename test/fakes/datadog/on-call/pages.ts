import { listOf, object, oneOf, required, text } from "../../aws/rules.js";
import { genericError, notFound } from "../errors.js";
import { type Operation, operation } from "../operation.js";
import type { Organization } from "../organization.js";
import { cutPage, pageMeta, pageParameters } from "../paging.js";
import { data } from "../rules.js";
import { toAnswer, toWholeAnswer } from "./page-resource.js";

// How pages are made, acknowledged, escalated and resolved is documented, and so are the names of the
// attributes and relationships of a page that is read. How much of them comes, in which types, and
// what is included no recorded answer shows: that part is ASSUMED here.

/** A call for help. */
export interface Page {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly urgency: "low" | "high";
  readonly tags: readonly string[];
  readonly target: { readonly type?: string | undefined; readonly identifier?: string | undefined };
  readonly status: "triggered" | "acknowledged" | "resolved";
  /** How often it went on to the next step. */
  readonly escalations: number;
  /** The incident that it is for. */
  readonly incident?: string | undefined;
  readonly createdMs: number;
  readonly acknowledgedMs?: number | undefined;
  readonly closedMs?: number | undefined;
}

const PAGES = "/api/v2/on-call/pages";

const pageRule = data(
  object({
    type: required(oneOf("pages")),
    attributes: object({
      title: required(text({ least: 1 })),
      description: text(),
      urgency: required(oneOf("low", "high")),
      tags: listOf(text()),
      target: required(
        object({
          type: required(oneOf("team_id", "team_handle", "user_id")),
          identifier: required(text({ least: 1 })),
        }),
      ),
    }),
  }),
);

export const pages: readonly Operation[] = [
  operation("CreateOnCallPage", `POST ${PAGES}`, { body: pageRule }, ({ body }, organization) => {
    const attributes = body.data.attributes;
    if (attributes === undefined) throw genericError(400, "attributes are missing");
    const page = addPage(attributes, organization);
    return { status: 200, body: { data: { id: page.id, type: "pages" } } };
  }),

  operation(
    "ListOnCallPages",
    `GET ${PAGES}`,
    {
      query: { "filter[query]": text(), sort: text(), ...pageParameters({ most: 1000 }) },
    },
    ({ query }, organization) => {
      const { state } = organization;
      const terms = (query["filter[query]"] ?? "").split(" ").filter((term) => term !== "");
      const found = [...state.pages.values()].filter((page) =>
        terms.every((term) => matches(page, term)),
      );
      // The newest first.
      const page = cutPage(found.reverse(), query);
      const meta = { page: pageMeta(found.length, page) };
      return { status: 200, body: { ...toAnswer(page.items, organization), meta } };
    },
  ),

  operation("GetOnCallPage", `GET ${PAGES}/{page_id}`, {}, ({ path }, organization) => {
    const page = findPage(path.page_id, organization);
    return { status: 200, body: toWholeAnswer(page, organization) };
  }),

  operation("AcknowledgeOnCallPage", `POST ${PAGES}/{page_id}/acknowledge`, {}, ({ path }, org) =>
    change(path.page_id, { status: "acknowledged", acknowledgedMs: org.now() }, org),
  ),

  operation("EscalateOnCallPage", `POST ${PAGES}/{page_id}/escalate`, {}, ({ path }, org) => {
    const { escalations } = findPage(path.page_id, org);
    return change(path.page_id, { status: "triggered", escalations: escalations + 1 }, org);
  }),

  operation("ResolveOnCallPage", `POST ${PAGES}/{page_id}/resolve`, {}, ({ path }, org) =>
    change(path.page_id, { status: "resolved", closedMs: org.now() }, org),
  ),
];

export type PageInput = Pick<Page, "title" | "target"> & Partial<Page>;

/** @throws ApiError where it is for nobody */
export function addPage(input: PageInput, organization: Organization): Page {
  const { state, newId, now } = organization;
  const { type = "", identifier = "" } = input.target;
  const isKnown =
    type === "team_handle"
      ? [...state.teams.values()].some(({ handle }) => handle === identifier)
      : (type === "user_id" ? state.users : state.teams).has(identifier);
  if (!isKnown) throw notFound(type === "user_id" ? "user" : "team", identifier);
  const page: Page = {
    description: "",
    urgency: "high",
    tags: [],
    status: "triggered",
    escalations: 0,
    id: newId(),
    createdMs: now(),
    ...input,
  };
  state.pages.set(page.id, page);
  return page;
}

function change(id: string | undefined, change: Partial<Page>, organization: Organization) {
  const page = findPage(id, organization);
  if (page.status === "resolved") throw genericError(409, `page[${page.id}] is resolved`);
  organization.state.pages.set(page.id, { ...page, ...change });
  return { status: 202 };
}

function findPage(id: string | undefined, { state }: Organization): Page {
  const page = state.pages.get(id ?? "");
  if (page === undefined) throw notFound("page", id ?? "");
  return page;
}

/** `status:triggered`, `urgency:high`, a tag, or a word of the title. */
function matches({ status, urgency, tags, title }: Page, term: string): boolean {
  const [, field, value = ""] = /^(status|urgency):(.*)$/.exec(term) ?? [];
  if (field === "status") return status === value;
  if (field === "urgency") return urgency === value;
  return tags.includes(term) || title.toLowerCase().includes(term.toLowerCase());
}
