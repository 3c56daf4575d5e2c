import { resolve } from "node:path";
import { EXIT } from "../errors.js";
import { formatInstant } from "../model/time.js";
import { writeAtomically } from "../providers/local/atomic-write.js";
import type { ProbeAnswer } from "../service/probes/probe.js";
import { probesAt, runProbes } from "../service/probes/run.js";
import { nativeOf } from "../service/verify.js";
import { VERSION } from "../version.js";
import { type Context, nowOf, outputOf } from "./context.js";
import { callOf, providerOf } from "./provider.js";
import { VENDORS } from "./vendor.js";
import {
  answerLine,
  answerText,
  PROBE_FORMATS,
  probesShape,
  probesSummary,
} from "./views/probes.js";

/**
 * Asks the provider how it computes what it documents nowhere, and prints each answer as it comes.
 * @param report the file that gets all of it, as JSON
 * @returns 3 when it does otherwise than we do
 */
export async function askProbes(context: Context, report: string | undefined): Promise<number> {
  const format = outputOf(context, PROBE_FORMATS);
  const { stdout, stderr, cwd } = context.world;
  const provider = await providerOf(context);
  const now = nowOf(context, "UTC");
  const vendor = VENDORS[provider.name];
  const answers: ProbeAnswer[] = [];
  for await (const answered of runProbes(nativeOf(provider), probesAt(now), callOf(context))) {
    answers.push(answered);
    if (format === "table") await stdout.write(answerText(answered, vendor, stdout.columns));
    if (format === "tsv") await stdout.write(answerLine(answered));
  }
  const shape = probesShape(answers, {
    oncall: VERSION,
    provider: provider.name,
    place: provider.place,
    at: formatInstant(now),
  });
  if (format === "json") stdout.write(`${JSON.stringify(shape, null, 2)}\n`);
  if (format === "yaml") {
    const { toYaml } = await import("./render/yaml.js");
    stdout.write(toYaml(shape));
  }
  stderr.write(probesSummary(answers, vendor));
  if (report !== undefined) {
    writeAtomically(resolve(cwd, report), `${JSON.stringify(shape, null, 2)}\n`);
    stderr.write(`Wrote ${report}.\n`);
  }
  return answers.every(({ isAsOurs }) => isAsOurs) ? EXIT.ok : EXIT.found;
}
