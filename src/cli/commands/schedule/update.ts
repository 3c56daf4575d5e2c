import { badInput } from "../../../errors.js";
import type { Combine } from "../../../model/rotation.js";
import { planScheduleUpdate } from "../../../service/schedules.js";
import { change } from "../../change.js";
import { type Context, nowOf } from "../../context.js";
import { editList, type ListEdits, namesOf } from "../../flags/list-edit.js";
import { checkZone } from "../../flags/name.js";
import { Reading } from "../../flags/reading.js";
import { checkSomethingChanges } from "../../flags/something.js";
import { displayZone } from "../../zone.js";

interface Options extends ListEdits {
  readonly rotations?: string;
  readonly combine?: Combine;
  readonly timeZone?: string;
}

/** Changes which rotations a schedule combines, and how. */
export async function run(context: Context, name: string, options: Options): Promise<number> {
  checkSomethingChanges(options, "--add nights");
  if (options.timeZone !== undefined) checkZone("--time-zone", options.timeZone);
  return change(context, {
    confirm: true,
    async plan(provider, call) {
      const before = await provider.schedules.get(name, call);
      const reading = new Reading();
      const known = before.rotations.map((rotation) => rotation.name);
      const list = options.rotations === undefined ? known : namesOf(options.rotations);
      const rotations = editList(list, options, (rotation) => rotation, reading);
      if (reading.problems.length > 0) throw badInput(reading.problems);
      const { combine = before.combine, timeZone = before.timeZone } = options;
      const now = nowOf(context, await displayZone(context, timeZone));
      return planScheduleUpdate(
        provider,
        before,
        { name, combine, timeZone, rotations },
        now,
        call,
      );
    },
  });
}
