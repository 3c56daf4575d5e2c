import { formatInstant } from "../../model/time.js";
import type { Call, Responders } from "../provider.js";
import type { DatadogSession } from "./session.js";
import type { Included, Users } from "./users.js";

/** What an answer says of itself and, in `included`, of the turns, the shifts and the users. */
interface Resource extends Included {
  readonly relationships?: {
    readonly responders?: { readonly data?: readonly Reference[] };
    readonly shifts?: { readonly data?: readonly Reference[] };
    readonly user?: { readonly data?: Reference };
  };
}

interface Reference {
  readonly id?: string;
}

/** Everything down to the users: all that is asked for, nothing is looked up. */
const WHOLE = "responders,responders.shifts,responders.shifts.user";

/** Whom Datadog says that it would call from a schedule. */
export function datadogResponders(
  session: DatadogSession,
  users: Users,
  schedules: { idOf(name: string, call?: Call): Promise<string> },
): Responders {
  return {
    async at(schedule, moment, position, call) {
      const scheduleId = await schedules.idOf(schedule, call);
      const input = {
        scheduleId,
        include: WHOLE,
        filterPosition: position,
        filterAtTs: formatInstant(moment),
      };
      const answer = await session.send("on-call", "getScheduleOnCallResponders", input, call);
      const included: readonly object[] = answer.included ?? [];
      const resources = new Map(included.map(readResource));
      const of = ({ id }: Reference) => resources.get(id)?.relationships;
      const turns = answer.data?.relationships?.responders?.data ?? [];
      const shifts = turns.flatMap((turn) => of(turn)?.shifts?.data ?? []);
      const ids = shifts.flatMap((shift) => of(shift)?.user?.data?.id ?? []);
      return Promise.all(
        [...new Set(ids)].map(async (id) => {
          const user = resources.get(id);
          return user === undefined
            ? (await users.describe(id, call)).key
            : users.remember(user).key;
        }),
      );
    },
  };
}

/** What the client cannot tell apart it keeps as it came, in `_data`. */
function readResource(each: Resource & { readonly _data?: Resource }) {
  const resource = each._data ?? each;
  return [resource.id, resource] as const;
}
