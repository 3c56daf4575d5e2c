import { listOf, object, oneOf, required, text } from "../../aws/rules.js";
import { plainError } from "../errors.js";
import { referenceTo } from "../include.js";
import { type Operation, operation } from "../operation.js";
import type { Organization } from "../organization.js";
import { data, either, moment, orNull } from "../rules.js";
import { withOffset } from "../times.js";
import { findIncident, ROBOT, robot } from "./incident.js";

/** What is still to be done about an incident. */
export interface Todo {
  readonly id: string;
  readonly incident: string;
  readonly content: string;
  readonly assignees: readonly (string | object)[];
  readonly completed: string | null;
  readonly dueDate: string | null;
  readonly createdMs: number;
  readonly modifiedMs: number;
}

const TODOS = "/api/v2/incidents/{incident_id}/relationships/todos";
const ONE_TODO = `${TODOS}/{todo_id}`;

const anonymous = object({
  id: required(text()),
  icon: required(text()),
  name: required(text()),
  source: required(oneOf("slack", "microsoft_teams")),
});

/** The same for a new one and for a change. */
const todoRule = data(
  object({
    type: required(oneOf("incident_todos")),
    attributes: required(
      object({
        content: required(text()),
        assignees: required(listOf(either(text(), anonymous))),
        completed: orNull(moment()),
        due_date: orNull(moment()),
        incident_id: text(),
      }),
    ),
  }),
);

export const todos: readonly Operation[] = [
  operation(
    "CreateIncidentTodo",
    `POST ${TODOS}`,
    { body: todoRule },
    ({ path, body }, organization) => {
      const incident = findIncident(path.incident_id, organization);
      const { content, assignees, completed = null, due_date = null } = body.data.attributes;
      const todo = {
        id: organization.newId(),
        incident: incident.id,
        content,
        assignees,
        completed,
        dueDate: due_date,
        createdMs: organization.now(),
        modifiedMs: organization.now(),
      };
      organization.state.todos.set(todo.id, todo);
      return { status: 201, body: { data: toResource(todo) } };
    },
  ),

  operation("ListIncidentTodos", `GET ${TODOS}`, {}, ({ path }, organization) => {
    const { id } = findIncident(path.incident_id, organization);
    const found = [...organization.state.todos.values()].filter((todo) => todo.incident === id);
    const pagination = { offset: 0, next_offset: found.length, size: found.length };
    return { status: 200, body: { data: found.map(toBriefResource), meta: { pagination } } };
  }),

  operation("GetIncidentTodo", `GET ${ONE_TODO}`, {}, ({ path }, organization) => {
    return { status: 200, body: { data: toResource(findTodo(path, organization)) } };
  }),

  operation(
    "UpdateIncidentTodo",
    `PATCH ${ONE_TODO}`,
    { body: todoRule },
    ({ path, body }, organization) => {
      const before = findTodo(path, organization);
      const { content, assignees, completed, due_date: dueDate } = body.data.attributes;
      const after = {
        ...before,
        content,
        assignees,
        completed: completed === undefined ? before.completed : completed,
        dueDate: dueDate === undefined ? before.dueDate : dueDate,
        modifiedMs: organization.now(),
      };
      organization.state.todos.set(after.id, after);
      return { status: 200, body: { data: toResource(after) } };
    },
  ),

  operation("DeleteIncidentTodo", `DELETE ${ONE_TODO}`, {}, ({ path }, organization) => {
    organization.state.todos.delete(findTodo(path, organization).id);
    return { status: 204 };
  }),
];

function findTodo(
  { incident_id: incident = "", todo_id: id = "" }: Readonly<Record<string, string>>,
  organization: Organization,
): Todo {
  findIncident(incident, organization);
  const todo = organization.state.todos.get(id);
  if (todo?.incident !== incident) throw plainError(404, `${id} not found`);
  return todo;
}

function toResource(todo: Todo) {
  const { attributes, ...rest } = toBriefResource(todo);
  return { ...rest, attributes: { ...attributes, created_by: robot, last_modified_by: robot } };
}

/** As it stands in a list. */
function toBriefResource(todo: Todo) {
  const { id, content, assignees, completed, dueDate } = todo;
  return {
    type: "incident_todos",
    id,
    attributes: {
      created: withOffset(todo.createdMs),
      modified: withOffset(todo.modifiedMs),
      completed: completed === null ? null : withOffset(Date.parse(completed)),
      due_date: dueDate === null ? null : withOffset(Date.parse(dueDate)),
      assignees,
      content,
      created_by_uuid: ROBOT,
      incident_id: todo.incident,
      last_modified_by_uuid: ROBOT,
    },
    relationships: {
      created_by_user: referenceTo("users", ROBOT),
      last_modified_by_user: referenceTo("users", ROBOT),
    },
  };
}
