import type { RelatedItem } from "../../model/incident.js";
import type { Listing } from "./listing.js";

export function relatedListing(items: readonly RelatedItem[]): Listing {
  return {
    noun: "related",
    columns: ["value", "kind", "title"],
    items: items.map(({ kind, title, value }) => ({
      cells: [value, kind, title ?? ""],
      shape: { kind, ...(title !== undefined && { title }), value },
    })),
  };
}
