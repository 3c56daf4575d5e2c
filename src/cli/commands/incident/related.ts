import { badRequest } from "../../../errors.js";
import type { RelatedKind } from "../../../model/incident.js";
import {
  changeRelated,
  planRelated,
  type RelatedChange,
  relatedOf,
} from "../../../service/related.js";
import { type Context, isQuiet, outputOf } from "../../context.js";
import { callOf, providerOf } from "../../provider.js";
import { LIST_FORMATS } from "../../views/listing.js";
import { type Intent, OUTCOME_FORMATS, showIntents } from "../../views/outcome.js";
import { relatedListing } from "../../views/related-listing.js";
import { printListing } from "../listing.js";

interface Options {
  readonly add?: string;
  readonly title?: string;
  readonly kind?: RelatedKind;
  readonly remove?: string;
}

/** Lists what belongs to an incident, once it is changed as it is told. */
export async function run(context: Context, id: string, options: Options): Promise<void> {
  const quiet = isQuiet(context);
  const change = changeOf(options);
  outputOf(context, LIST_FORMATS);
  const provider = await providerOf(context, { journal: true });
  const call = callOf(context);
  if (context.options.dryRun) {
    const { add, remove } = await planRelated(provider, id, change, call);
    const intents = [
      ...(remove === undefined ? [] : [intent(id, `take ${remove.value} away from ${id}`)]),
      ...(add === undefined ? [] : [intent(id, `add ${add.value} to ${id}`)]),
    ];
    const format = outputOf(context, OUTCOME_FORMATS);
    context.world.stdout.write(await showIntents(intents, format, { quiet }));
    return;
  }
  const isChange = change.add !== undefined || change.remove !== undefined;
  if (isChange) await changeRelated(provider, id, change, { ...call, token: crypto.randomUUID() });
  await printListing(context, relatedListing(relatedOf(provider).list(id, call)));
}

/** @throws OncallError (exit 2) for words about a thing that is not there */
function changeOf({ add, title, kind, remove }: Options): RelatedChange {
  if (title !== undefined && add === undefined) {
    throw badRequest("--title is of what --add adds", "give --add as well");
  }
  if (kind !== undefined && add === undefined && remove === undefined) {
    throw badRequest("--kind is of what --add adds or --remove removes", "give one of them");
  }
  return {
    add: add === undefined ? undefined : { kind: kind ?? "other", title, value: add },
    remove: remove === undefined ? undefined : { value: remove, kind: add ? undefined : kind },
  };
}

function intent(id: string, text: string): Intent {
  return { action: "update", noun: "incident", name: id, text };
}
