import { badRequest } from "../../errors.js";
import { didYouMean } from "../../model/suggest.js";
import type { Api } from "../../providers/provider.js";
import { sectionOf } from "../../service/apply.js";
import { type Context, outputOf } from "../context.js";
import { readRequest } from "../files.js";
import { callOf, providerOf } from "../provider.js";
import { rowsOf } from "../views/listing.js";
import { printListing } from "./listing.js";

/** Sends any operation of the provider's own API, and prints its answer; or lists operations. */
export async function run(
  context: Context,
  service: string | undefined,
  operation: string | undefined,
  options: { readonly input?: string },
): Promise<void> {
  const api = sectionOf(await providerOf(context), "api");
  if (service !== undefined && !api.services.includes(service)) {
    throw badRequest(
      `there is no service ${service}${didYouMean(service, api.services)}`,
      `there are ${api.services.join(", ")}`,
    );
  }
  if (service === undefined || operation === undefined) {
    const services = service === undefined ? api.services : [service];
    await printListing(context, {
      noun: "operations",
      columns: ["service", "operation"],
      items: rowsOf(operationsOf(api, services), ([each, name]) => ({
        cells: [each, name],
        shape: { service: each, operation: name },
      })),
    });
    return;
  }
  outputOf(context, ["json"], { terminal: "json", pipe: "json" });
  const name = await operationNamed(api, service, operation);
  const input = await readInput(context, options.input);
  const sent = context.options.dryRun
    ? { service, operation: name, input }
    : await api.send(service, name, input, callOf(context));
  context.world.stdout.write(`${JSON.stringify(sent, null, 2)}\n`);
}

async function* operationsOf(api: Api, services: readonly string[]) {
  for (const service of services) {
    for (const name of await api.operations(service)) yield [service, name] as const;
  }
}

/** In whatever case it was written. */
async function operationNamed(api: Api, service: string, operation: string): Promise<string> {
  const known = await api.operations(service);
  const word = operation.replaceAll("-", "").toLowerCase();
  const name = known.find((each) => each.toLowerCase() === word);
  if (name !== undefined) return name;
  throw badRequest(
    `${service} has no operation ${operation}${didYouMean(operation, known)}`,
    `see them with oncall api ${service}`,
  );
}

/** JSON as it stands, or a file with it. */
async function readInput(context: Context, text: string | undefined): Promise<object> {
  if (text === undefined) return {};
  if (!text.trimStart().startsWith("{")) {
    return readRequest(context, text, ({ value }) => objectOf(value));
  }
  const { parseSource } = await import("../../model/source.js");
  return objectOf(parseSource(text, "--input").value);
}

function objectOf(value: unknown): object {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw badRequest("--input is no JSON object", 'write {"Type": "PERSONAL"}');
}
