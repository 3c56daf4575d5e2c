import { fromRotation } from "../../../model/file/write.js";
import { NO_ONE } from "../../../model/words.js";
import { sectionOf } from "../../../service/apply.js";
import type { Context } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { rowsOf } from "../../views/listing.js";
import { describeRecurrence } from "../../views/recurrence.js";
import { printListing } from "../listing.js";

/** Lists the rotations. */
export async function run(context: Context): Promise<void> {
  const items = sectionOf(await providerOf(context), "rotations");
  const listing = {
    noun: "rotations",
    columns: ["name", "members", "hand-off", "zone"],
    items: rowsOf(items.list(callOf(context)), (rotation) => ({
      cells: [
        rotation.name,
        rotation.members.map((member) => member ?? NO_ONE),
        describeRecurrence(rotation.recurrence),
        rotation.timeZone,
      ],
      shape: { name: rotation.name, ...fromRotation(rotation) },
    })),
  };
  await printListing(context, listing);
}
