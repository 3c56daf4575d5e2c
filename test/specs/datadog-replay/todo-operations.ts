import { instantOf } from "./intents.js";
import { all, CREATE, DONE, type Operation } from "./operation.js";
import { attributesOf } from "./requests.js";
import { each, only, type Resource, textOf, toDocument } from "./resources.js";

// What we call notes.

const TODOS = "\\/api\\/v2\\/incidents/([^/]+)/relationships/todos";

export const TODO_OPERATIONS: readonly Operation[] = [
  {
    name: "createTodo",
    method: "POST",
    path: new RegExp(`^${TODOS}$`),
    async perform({ provider, interaction }, id = "") {
      const { content } = attributesOf<{ content: string }>(interaction.requestBody);
      const made = await provider.incidents.note(id, content, CREATE);
      return { ours: note(made), recorded: todo(only(interaction.responseBody)) };
    },
  },
  {
    name: "listTodos",
    method: "GET",
    path: new RegExp(`^${TODOS}$`),
    async perform({ provider, interaction }, id = "") {
      const events = await all(provider.incidents.timeline(id));
      const there = each(toDocument(interaction.responseBody).data);
      return {
        ours: events.filter(({ kind }) => kind === "note").map(note),
        recorded: there.map(todo),
      };
    },
  },
  {
    name: "getTodo",
    method: "GET",
    path: new RegExp(`^${TODOS}/([^/]+)$`),
    follows: "PATCH",
    // What a note says besides is read before it is written.
    async perform({ provider }, id = "", event = "") {
      await provider.incidents.notes?.update(id, event, "rephrased", CREATE);
      return DONE;
    },
  },
  {
    name: "updateTodo",
    method: "PATCH",
    path: new RegExp(`^${TODOS}/([^/]+)$`),
    async perform({ provider, memory, interaction }, id = "", event = "") {
      const { content } = attributesOf<{ content: string }>(interaction.requestBody);
      await provider.incidents.notes?.update(id, event, content, CREATE);
      memory.learn(interaction);
      const events = await all(provider.incidents.timeline(id));
      return {
        ours: events.filter(({ kind }) => kind === "note").map(note),
        recorded: [todo(only(interaction.responseBody))],
      };
    },
  },
  {
    name: "deleteTodo",
    method: "DELETE",
    path: new RegExp(`^${TODOS}/([^/]+)$`),
    async perform({ provider }, id = "", event = "") {
      await provider.incidents.notes?.delete(id, event);
      return DONE;
    },
  },
];

function note({ id, at, text }: { id: string; at: number; text: string }) {
  return { id, at, text };
}

function todo(one: Resource) {
  return { id: one.id, at: instantOf(textOf(one, "created")), text: textOf(one, "content") };
}
