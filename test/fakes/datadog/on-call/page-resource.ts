import { type Resource, references, referenceTo } from "../include.js";
import type { Organization } from "../organization.js";
import { type Team, toTeamReference } from "../people/team.js";
import { toOnCallUser, type User } from "../people/user.js";
import { toMoment } from "../times.js";
import type { Page } from "./pages.js";

/** Lists leave out what pages are linked to. */
export function toAnswer(pages: readonly Page[], organization: Organization) {
  const all = pages.flatMap((page) => included(page, organization));
  const once = new Map(all.map((resource) => [resource.id, resource]));
  const data = pages.map((page) => toResource(page, organization));
  return { data, included: [...once.values()] };
}

/** One page, with the incident that it is for. */
export function toWholeAnswer(page: Page, organization: Organization) {
  const { relationships, ...resource } = toResource(page, organization);
  const links = page.incident === undefined ? [] : [toLink(page, page.incident)];
  const ids = links.map(({ id }) => id);
  return {
    data: {
      ...resource,
      relationships: { ...relationships, links: references("page_links", ids) },
    },
    included: [...included(page, organization), ...links],
  };
}

function toResource(page: Page, organization: Organization) {
  const { id, createdMs, acknowledgedMs, closedMs } = page;
  const { team, user } = targetOf(page, organization);
  return {
    id,
    type: "pages",
    attributes: {
      title: page.title,
      description: page.description,
      urgency: page.urgency,
      status: page.status,
      tags: page.tags,
      key: String([...organization.state.pages.keys()].indexOf(id) + 1),
      created_at: toMoment(createdMs),
      modified_at: toMoment(closedMs ?? acknowledgedMs ?? createdMs),
      ...(acknowledgedMs !== undefined && { acknowledged_at: toMoment(acknowledgedMs) }),
      ...(closedMs !== undefined && { closed_at: toMoment(closedMs) }),
    },
    relationships: {
      target: user ? referenceTo("users", user.id) : referenceTo("teams", team?.id ?? ""),
      responders: references("users", user ? [user.id] : []),
      links: references("page_links", []),
    },
  };
}

function included(page: Page, organization: Organization): Resource[] {
  const { team, user } = targetOf(page, organization);
  return [...(team ? [toTeamReference(team)] : []), ...(user ? [toOnCallUser(user)] : [])];
}

function targetOf(
  { target: { type, identifier = "" } }: Page,
  { state }: Organization,
): { readonly team?: Team | undefined; readonly user?: User | undefined } {
  if (type === "user_id") return { user: state.users.get(identifier) };
  if (type === "team_id") return { team: state.teams.get(identifier) };
  return { team: [...state.teams.values()].find(({ handle }) => handle === identifier) };
}

function toLink({ id }: Page, incident: string) {
  return {
    id: `${incident}-${id}`,
    type: "page_links",
    attributes: {
      parent_entity_type: "incident",
      parent_entity_id: incident,
      child_entity_type: "page",
      child_entity_id: id,
    },
  };
}
