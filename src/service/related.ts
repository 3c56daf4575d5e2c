import { badRequest } from "../errors.js";
import type { RelatedItem, RelatedKind } from "../model/incident.js";
import { unsupported } from "../providers/errors.js";
import type { Call, CreateCall, Provider, Related } from "../providers/provider.js";
import { atomically, sectionOf } from "./apply.js";

/** What is to change of what belongs to an incident. */
export interface RelatedChange {
  readonly add?: RelatedItem | undefined;
  /** What it points to, and its kind where several things point there. */
  readonly remove?: { readonly value: string; readonly kind?: RelatedKind | undefined } | undefined;
}

/** A change that is known to be possible. */
export interface RelatedPlan {
  readonly add?: RelatedItem | undefined;
  readonly remove?: RelatedItem | undefined;
}

/** @throws OncallError `unsupported` (exit 2) */
export function relatedOf(provider: Provider): Related {
  const { related } = sectionOf(provider, "incidents");
  if (related !== undefined) return related;
  throw unsupported(provider.name, "list of what belongs to an incident", "write it in a note");
}

/** @throws OncallError (exit 2) when there is no such thing to remove, or several */
export async function planRelated(
  provider: Provider,
  id: string,
  { add, remove }: RelatedChange,
  call: Call,
): Promise<RelatedPlan> {
  if (remove === undefined) return { add };
  const found: RelatedItem[] = [];
  for await (const item of relatedOf(provider).list(id, call)) {
    const isKind = remove.kind === undefined || item.kind === remove.kind;
    if (item.value === remove.value && isKind) found.push(item);
  }
  const [item, another] = found;
  if (item === undefined) {
    throw badRequest(
      `${remove.value} does not belong to ${id}`,
      `see what does with oncall incident related "${id}"`,
    );
  }
  if (another === undefined) return { add, remove: item };
  const kinds = found.map(({ kind }) => kind).join(" and ");
  throw badRequest(`${remove.value} belongs to ${id} as ${kinds}`, `say --kind ${item.kind}`);
}

/** Takes away before it adds: what is written anew can stand for itself. */
export function changeRelated(
  provider: Provider,
  id: string,
  change: RelatedChange,
  call: CreateCall,
): Promise<void> {
  const related = relatedOf(provider);
  return atomically(
    provider,
    async () => {
      const { add, remove } = await planRelated(provider, id, change, call);
      if (remove !== undefined) {
        await related.remove(id, remove, { ...call, token: `${call.token}-remove` });
      }
      if (add !== undefined) await related.add(id, add, { ...call, token: `${call.token}-add` });
    },
    call,
  );
}
