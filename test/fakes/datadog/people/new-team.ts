import { listOf, object, oneOf, required, text, whole } from "../../aws/rules.js";
import { plainError } from "../errors.js";
import { operation } from "../operation.js";
import { data, orNull, reference } from "../rules.js";
import { toResource } from "./team.js";

const modules = listOf(text());

const teamRule = data(
  object({
    type: required(oneOf("team")),
    attributes: required(
      object({
        handle: required(text({ least: 1, most: 195 })),
        name: required(text({ least: 1, most: 200 })),
        description: text(),
        avatar: orNull(text()),
        banner: orNull(whole()),
        hidden_modules: modules,
        visible_modules: modules,
      }),
    ),
    relationships: object({ users: object({ data: required(listOf(reference("users"))) }) }),
  }),
);

export const createTeam = operation(
  "CreateTeam",
  "POST /api/v2/team",
  { body: teamRule },
  ({ body }, { state, newId, now }) => {
    const { handle, name, description } = body.data.attributes;
    const isTaken = [...state.teams.values()].some(
      (team) => team.handle === handle || team.name === name,
    );
    if (isTaken) throw plainError(409, "Team name and handle must be unique");
    const members = (body.data.relationships?.users?.data ?? []).map(({ id }) => id);
    const team = {
      id: newId(),
      handle,
      name,
      description: description ?? null,
      members,
      createdMs: now(),
    };
    state.teams.set(team.id, team);
    return { status: 201, body: { data: toResource(team) } };
  },
);
