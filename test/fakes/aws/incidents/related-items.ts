import { type Operations, operation } from "../operation.js";
import { object, required, union } from "../rules.js";
import { changeIncident, findIncident, newRelatedItem } from "./incident.js";
import {
  arn,
  clientToken,
  type ItemIdentifier,
  itemIdentifier,
  listed,
  paging,
  relatedItem,
} from "./shapes.js";

export const RELATED_ITEMS: Operations = {
  ListRelatedItems: operation(
    object({ incidentRecordArn: required(arn), ...paging }),
    (input, account, name) => {
      const items = account.state.incidents.get(input.incidentRecordArn)?.items ?? [];
      return listed("relatedItems", items, input, account, name);
    },
  ),
  UpdateRelatedItems: operation(
    object({
      incidentRecordArn: required(arn),
      relatedItemsUpdate: required(union({ itemToAdd: relatedItem, itemToRemove: itemIdentifier })),
      clientToken,
    }),
    ({ incidentRecordArn, relatedItemsUpdate: { itemToAdd, itemToRemove } }, account) => {
      const { items } = findIncident(incidentRecordArn, account);
      const identifier = itemToAdd?.identifier ?? itemToRemove;
      const others = items.filter((item) => identifier && !isSame(item.identifier, identifier));
      const added = itemToAdd === undefined ? [] : [newRelatedItem(itemToAdd)];
      changeIncident(incidentRecordArn, account, { items: [...others, ...added] });
      return {};
    },
  ),
};

function isSame(a: ItemIdentifier, b: ItemIdentifier): boolean {
  return a.type === b.type && JSON.stringify(a.value) === JSON.stringify(b.value);
}
