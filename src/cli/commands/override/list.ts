import { DAY_MS } from "../../../model/civil.js";
import { shortId } from "../../../model/incident.js";
import { formatInstant, type Instant } from "../../../model/time.js";
import { NO_ONE } from "../../../model/words.js";
import { listOverrides } from "../../../service/override-list.js";
import { type Context, nowOf } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { localTime } from "../../render/local-time.js";
import { askedZone } from "../../zone.js";
import { printListing } from "../listing.js";

const YEAR_MS = 365 * DAY_MS;

/** Lists overrides, the first to begin first. */
export async function run(
  context: Context,
  name: string | undefined,
  options: { readonly all?: boolean },
): Promise<void> {
  const tz = await askedZone(context);
  const now = nowOf(context, tz ?? "UTC");
  const since = options.all ? -Infinity : now;
  const far = { from: now - YEAR_MS, to: now + 3 * YEAR_MS };
  const overrides = await listOverrides(
    await providerOf(context),
    name,
    since,
    callOf(context),
    options.all ? far : undefined,
  );
  await printListing(context, {
    noun: "overrides",
    columns: ["id", "on", "from", "to", "members"],
    items: overrides.map(({ record: { id, on, members }, span, timeZone }) => {
      const { format, formatOffset } = localTime(tz ?? timeZone, { years: true });
      const time = (instant: Instant) => ({
        people: format(instant),
        programs: formatOffset(instant),
      });
      return {
        cells: [
          { people: shortId(id), programs: id },
          `${on.kind} ${on.name}`,
          time(span.from),
          time(span.to),
          members.length === 0 ? NO_ONE : members,
        ],
        shape: {
          id,
          [on.kind]: on.name,
          timeZone,
          start: formatInstant(span.from),
          end: formatInstant(span.to),
          members,
        },
      };
    }),
  });
}
