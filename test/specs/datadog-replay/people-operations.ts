import { all, CREATE, DONE, first, type Operation } from "./operation.js";
import { attributesOf } from "./requests.js";
import { each, only, type Resource, textOf, toDocument } from "./resources.js";

const USERS = "\\/api\\/v2\\/users";

export const PEOPLE_OPERATIONS: readonly Operation[] = [
  {
    name: "createUser",
    method: "POST",
    path: new RegExp(`^${USERS}$`),
    async perform({ provider, interaction }) {
      const { email: key } = attributesOf<{ email: string }>(interaction.requestBody);
      const made = await provider.contacts.create({ key }, CREATE);
      return { ours: made, recorded: person(only(interaction.responseBody)) };
    },
  },
  {
    name: "getUser",
    method: "GET",
    path: new RegExp(`^${USERS}/([^/]+)$`),
    async perform({ provider, interaction }, id = "") {
      const found = await provider.contacts.get(id);
      return { ours: found, recorded: person(only(interaction.responseBody)) };
    },
  },
  {
    name: "listUsers",
    method: "GET",
    path: new RegExp(`^${USERS}$`),
    async perform({ provider, interaction }) {
      const { filter } = interaction.query;
      const recorded = each(toDocument(interaction.responseBody).data).map(person);
      const found =
        filter === undefined
          ? await first(recorded.length, provider.contacts.list())
          : [await provider.contacts.get(filter)];
      return { ours: found, recorded };
    },
  },
  {
    name: "disableUser",
    method: "DELETE",
    path: new RegExp(`^${USERS}/([^/]+)$`),
    async perform({ provider }, id = "") {
      await provider.contacts.delete(await provider.contacts.get(id));
      return DONE;
    },
  },
  {
    name: "listChannels",
    method: "GET",
    path: /^\/api\/v2\/on-call\/users\/([^/]+)\/notification-channels$/,
    async perform({ provider, interaction }, id = "") {
      const found = await all(provider.contacts.channels?.(id));
      const recorded = each(toDocument(interaction.responseBody).data);
      return {
        ours: found.map(({ kind, address, isActive }) => [kind, address, isActive]),
        recorded: recorded.map(({ attributes = {} }) => {
          const { type, address } = attributes.config as { type: string; address: string };
          return [type, address, attributes.active];
        }),
      };
    },
  },
  {
    name: "listTeams",
    method: "GET",
    path: /^\/api\/v2\/team$/,
    async perform({ provider, interaction }) {
      const recorded = each(toDocument(interaction.responseBody).data).map(team);
      const found = await first(recorded.length, provider.teams.list(undefined));
      return { ours: found, recorded };
    },
  },
  {
    name: "getTeam",
    method: "GET",
    path: /^\/api\/v2\/team\/(?!connections$)([^/]+)$/,
    async perform({ provider, interaction }, id = "") {
      return { ours: await provider.teams.get(id), recorded: team(only(interaction.responseBody)) };
    },
  },
];

function person(user: Resource) {
  const email = textOf(user, "email");
  const name = textOf(user, "name");
  return { key: email, ...(name !== "" && { name }), email, datadog: user.id };
}

function team(one: Resource) {
  return { id: one.id, handle: textOf(one, "handle"), name: textOf(one, "name") };
}
