import { withOffset } from "../times.js";

/** People who are responsible for something together. */
export interface Team {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly description: string | null;
  /** Ids of users. */
  readonly members: readonly string[];
  readonly createdMs: number;
}

/** As On-Call has them. */
export function toTeamReference({ id, handle, name, description }: Team) {
  const attributes = { avatar: "", description: description ?? "", handle, name };
  return { id, type: "teams", attributes };
}

export function toResource(team: Team) {
  const { id, handle, name, description, members, createdMs } = team;
  return {
    id,
    type: "team",
    attributes: {
      avatar: null,
      banner: 0,
      created_at: withOffset(createdMs),
      description,
      handle,
      hidden_modules: [],
      link_count: 0,
      modified_at: withOffset(createdMs),
      name,
      summary: null,
      user_count: members.length,
      visible_modules: [],
    },
    relationships: {
      team_links: { data: [], links: { related: `/api/v2/team/${id}/links` } },
      user_team_permissions: { links: { related: `/api/v2/team/${id}/permission-settings` } },
    },
  };
}
