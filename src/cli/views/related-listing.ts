import type { RelatedItem } from "../../model/incident.js";

import { type Listing, rowsOf, type Several } from "./listing.js";

export function relatedListing(items: Several<RelatedItem>): Listing {
  return {
    noun: "related",
    columns: ["value", "kind", "title"],
    items: rowsOf(items, ({ kind, title, value }) => ({
      cells: [value, kind, title ?? ""],
      shape: { kind, ...(title !== undefined && { title }), value },
    })),
  };
}
