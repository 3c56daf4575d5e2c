import { isOncallError } from "../../errors.js";
import type { Call, Teams } from "../provider.js";
import type { Users } from "./users.js";

/** Who is who in pages. */
export interface Directory {
  readonly users: Users;
  readonly teams: Teams | undefined;
  /** The handle of a team; its id where nobody tells. */
  handleOf(teamId: string, call?: Call): Promise<string>;
}

/** It remembers what it has asked. */
export function directoryOf(users: Users, teams: Teams | undefined): Directory {
  const handles = new Map<string, Promise<string>>();
  const ask = async (id: string, call?: Call) => {
    try {
      return (await teams?.get(id, call))?.handle ?? id;
    } catch (error) {
      // A page can be answered without the name of its team.
      if (!isOncallError(error)) throw error;
      return id;
    }
  };
  return {
    users,
    teams,
    handleOf(id, call) {
      const asked = handles.get(id) ?? ask(id, call);
      handles.set(id, asked);
      return asked;
    },
  };
}
