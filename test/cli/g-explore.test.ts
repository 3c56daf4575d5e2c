import { it } from "vitest";
import { readFileSync } from "node:fs";
import { datadogCommands } from "./datadog-table.js";
it("explores", async () => {
  const { run, fake, ids } = await datadogCommands();
  let n = 0;
  let out = "";
  for (const raw of readFileSync("/tmp/h/g-lines.txt", "utf8").split("\n").filter(Boolean)) {
    const line = raw.replace(/\{(\w+)\}/g, (_, k) => (ids as Record<string,string>)[k] ?? [...((fake.state as never)[k] as Map<string, unknown>).keys()].at(-1) ?? "");
    const pipe = line.startsWith("| ");
    const { code, stdout, stderr } = await run(pipe ? line.slice(2) : `${line} --no-color`, pipe ? {} : { terminal: 80 });
    const asked = fake.requests.slice(n).map((r) => `${r.operation}${r.status >= 400 ? `!${r.status}` : ""}`);
    n = fake.requests.length;
    out += `$ ${line}\n${stdout}${stderr ? `(stderr)\n${stderr}` : ""}${code ? `(exit ${code})\n` : ""}   [${asked.join(" ")}]\n\n`;
  }
  (await import("node:fs")).writeFileSync("/tmp/h/g-out.txt", out);
}, 120_000);
