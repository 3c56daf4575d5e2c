import type { RelatedItem } from "../../model/incident.js";
import { rows, type Several } from "./cells.js";
import type { Listing } from "./listing.js";

export function relatedListing(items: Several<RelatedItem>): Listing {
  return {
    noun: "related",
    columns: ["value", "kind", "title"],
    items: rows(items, ({ kind, title, value }) => ({
      cells: [value, kind, title ?? ""],
      shape: { kind, ...(title !== undefined && { title }), value },
    })),
  };
}
