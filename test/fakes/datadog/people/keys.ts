import { plainError } from "../errors.js";
import { type Operation, operation } from "../operation.js";
import { toUserResource } from "./user.js";

/** Whether keys are good, and whose they are. */
export const keys: readonly Operation[] = [
  operation("GetCurrentUser", "GET /api/v2/current_user", {}, (_, { state }) => {
    const user = state.users.get(state.me ?? "") ?? [...state.users.values()][0];
    if (user === undefined) throw plainError(404, "User not found");
    return { status: 200, body: { data: toUserResource(user) } };
  }),

  operation("Validate", "GET /api/v1/validate", {}, () => {
    return { status: 200, body: { valid: true } };
  }),

  operation("Validate", "GET /api/v2/validate", {}, () => {
    const id = "550e8400-0000-4000-8000-000000000000";
    const attributes = { api_key_id: id, api_key_scopes: [], valid: true };
    return { status: 200, body: { data: { id, type: "validate_v2", attributes } } };
  }),

  operation("ValidateAPIKey", "GET /api/v2/validate_keys", {}, () => {
    return { status: 200, body: { status: "ok" } };
  }),
];
