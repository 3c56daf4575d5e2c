import { createHash } from "node:crypto";
import { overrideIds } from "../../model/file/override-ids.js";
import { fromOverride } from "../../model/file/write.js";
import type { OverrideRecord } from "../../model/rotation.js";
import { conflict, notFound } from "../errors.js";
import type { Overrides } from "../provider.js";
import type { Workspace } from "./workspace.js";

/** The overrides of the file. */
export function localOverrides(workspace: Workspace): Overrides {
  function find(id: string): OverrideRecord {
    const { overrides } = workspace.file();
    const found = overrides.find((override) => override.id === id);
    if (found === undefined) {
      throw notFound(
        "override",
        id,
        overrides.map((override) => override.id),
        { isId: true },
      );
    }
    return found;
  }

  return {
    async *list(on) {
      for (const override of workspace.file().overrides) {
        const isMeant =
          on === undefined || (override.on.kind === on.kind && override.on.name === on.name);
        if (isMeant) yield override;
      }
    },
    async get(id) {
      return find(id);
    },
    create(overrides, call) {
      return workspace.atomically(async () => {
        const records = overrides.map((override, i) => ({
          ...override,
          id: idOf(`${call.token} ${i}`),
        }));
        const known = new Set(workspace.file().overrides.map(({ id }) => id));
        const missing = records.filter(({ id }) => !known.has(id));
        await workspace.edit((draft) => {
          draft.overrides = [...(draft.overrides ?? []), ...missing.map(fromOverride)];
        });
        return records.map(({ id }) => find(id));
      }, call);
    },
    delete(overrides, call) {
      return workspace.atomically(async () => {
        for (const { id, ...was } of overrides) {
          const { id: _, ...is } = find(id);
          if (
            JSON.stringify(fromOverride({ id, ...is })) !==
            JSON.stringify(fromOverride({ id, ...was }))
          ) {
            throw conflict(`override ${id} has changed since it was read`, "run the command again");
          }
        }
        const gone = new Set(overrides.map(({ id }) => id));
        await workspace.edit((draft) => {
          const ids = overrideIds(draft.overrides ?? []);
          draft.overrides = draft.overrides?.filter((_, i) => !gone.has(ids[i] as string));
        });
      }, call);
    },
  };
}

/** `ov-7k2m9xqa`: the same for the same token, so that what is sent again is not made again. */
function idOf(token: string): string {
  const digest = createHash("sha256").update(token).digest();
  return `ov-${digest.readBigUInt64BE().toString(36).padStart(13, "0").slice(-8)}`;
}
