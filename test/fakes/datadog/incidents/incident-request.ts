import { flag, listOf, mapOf, object, oneOf, required, text } from "../../aws/rules.js";
import { anything, data, either, moment, orNull, reference, uuid } from "../rules.js";

const single = object({ type: oneOf("dropdown", "textbox"), value: orNull(text()) });
const several = object({
  type: oneOf("multiselect", "textarray", "metrictag", "autocomplete"),
  value: orNull(listOf(text())),
});
const STATES = ["active", "stable", "resolved", "completed"];

const fields = mapOf(text(), either(single, several));
const knownState = ({ fields }: { readonly fields?: unknown }) => {
  const state = (fields as { state?: { value?: string } } | undefined)?.state?.value;
  return state === undefined || STATES.includes(state) ? undefined : "state is not one of them";
};

const common = {
  customer_impact_scope: text(),
  fields,
  notification_handles: listOf(object({ display_name: text(), handle: text() })),
};
const commander = object({ data: required(orNull(reference("users"))) });

export const createRule = data(
  object({
    type: required(oneOf("incidents")),
    attributes: required(
      object(
        {
          ...common,
          title: required(text({ least: 1 })),
          customer_impacted: required(flag()),
          incident_type_uuid: uuid(),
          initial_cells: listOf(anything()),
          is_test: flag(),
        },
        knownState,
        ({ customer_impacted: isImpacted, customer_impact_scope: scope }) =>
          isImpacted === true && scope === undefined
            ? "customer_impact_scope is required where customers are impacted"
            : undefined,
      ),
    ),
    relationships: object({ commander_user: required(commander) }),
  }),
);

export const updateRule = data(
  object({
    id: required(uuid()),
    type: required(oneOf("incidents")),
    attributes: object(
      {
        ...common,
        title: text({ least: 1 }),
        customer_impacted: flag(),
        customer_impact_start: orNull(moment()),
        customer_impact_end: orNull(moment()),
        detected: orNull(moment()),
      },
      knownState,
    ),
    relationships: object({ commander_user: commander }),
  }),
);
