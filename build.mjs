// Bundles the program and the library into dist/, so that the package needs nothing installed with
// it, and writes the notices of what is bundled.
//
// dist/main.cjs holds what every start needs. Whatever the source imports with import() becomes a
// file of its own in dist/parts, loaded when it is asked for. They are CommonJS, since loading ES
// modules, Node's own among them, costs more than running them; dist/engine.js is an ES module.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { build } from "esbuild";
import { apisIn, lightDatadogClient } from "./build/datadog-client.mjs";

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

/**
 * What comes along and is never used. Commander asks for child_process to start subcommands that are
 * programs of their own: there are none here, and loading it would cost every start. Inquirer brings
 * a prompt that opens an editor, which is two thirds of it: nothing here asks for that much. AWS's
 * clients bring a credential chain each, with two clients more: here credentials come from a chain
 * that is loaded when the environment has no keys.
 */
const UNUSED = {
  "node:child_process": "",
  "@inquirer/external-editor": "",
  "@aws-sdk/client-sts": "export const decorateDefaultCredentialProvider = (provider) => provider;",
  "@aws-sdk/credential-provider-node": "export const defaultProvider = () => undefined;",
};
const CHAIN = "providers-aws-credential-chain";

const withoutUnused = (outfile) => ({
  name: "without-unused",
  setup({ onResolve, onLoad }) {
    const isChain = outfile.includes(CHAIN);
    onResolve({ filter: /^[@n]/ }, ({ path }) => {
      if (!(path in UNUSED) || isChain) return undefined;
      return { path, namespace: "unused" };
    });
    onLoad({ filter: /.*/, namespace: "unused" }, ({ path }) => ({
      contents: UNUSED[path] || "module.exports = {}",
    }));
  },
});

const options = {
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20.19",
  legalComments: "none",
  metafile: true,
  define: { "process.env.ONCALL_VERSION": JSON.stringify(version) },
};

rmSync("dist", { recursive: true, force: true });
const inputs = new Set([...(await buildProgram()), ...(await buildLibrary())]);
writeFileSync("dist/THIRD_PARTY_NOTICES", notices([...inputs]));

/** @returns the bundled files */
async function buildProgram() {
  const parts = new Map([[resolve("src/main.ts"), "main.cjs"]]);
  const inputs = [];
  // A map goes on with what is added to it while it is walked.
  for (const [source, outfile] of parts) {
    const { metafile } = await build({
      ...options,
      entryPoints: [source],
      outfile: `dist/${outfile}`,
      format: "cjs",
      // ES modules first: what is not used of them is left out.
      mainFields: ["module", "main"],
      // import() is require, a moment later.
      supported: { "dynamic-import": false },
      plugins: [
        withoutUnused(outfile),
        lightDatadogClient(apisIn(readFileSync(source, "utf8"))),
        partsPlugin(parts, outfile),
      ],
    });
    inputs.push(...Object.keys(metafile.inputs));
  }
  return inputs;
}

/** Gives every file that is imported with import() a place in dist/parts. */
function partsPlugin(parts, importer) {
  return {
    name: "parts",
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        const isOurs = resolveDir.startsWith(resolve("src"));
        if (kind !== "dynamic-import" || !isOurs) return undefined;
        const source = resolve(resolveDir, path.replace(/\.js$/, ".ts"));
        const name = relative(resolve("src"), source).replaceAll("/", "-").replace(/\.ts$/, ".cjs");
        parts.set(source, `parts/${name}`);
        return { path: importer === "main.cjs" ? `./parts/${name}` : `./${name}`, external: true };
      });
    },
  };
}

/** @returns the bundled files */
async function buildLibrary() {
  const { metafile } = await build({
    ...options,
    entryPoints: ["src/engine/index.ts"],
    outfile: "dist/engine.js",
    format: "esm",
  });
  return Object.keys(metafile.inputs);
}

/** Every package that a bundled file comes from, by the text of its licence. */
function notices(files) {
  const folders = files.flatMap(
    (path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? [],
  );
  const packages = [...new Set(folders)].map(packageIn);
  const byText = new Map();
  for (const { name, version, license, text, scope } of packages) {
    const licence = text ?? licenceBeside(packages, scope, license);
    if (licence === undefined) throw new Error(`${name} has no licence file`);
    byText.set(licence, (byText.get(licence) ?? new Set()).add(`${name} ${version} (${license})`));
  }
  return [...byText]
    .map(([text, titles]) => `${[...titles].sort().join("\n")}\n\n${text}\n`)
    .sort()
    .join(`\n${"-".repeat(80)}\n\n`);
}

function packageIn(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file && readFileSync(`${folder}/${file}`, "utf8").trim();
  return { name, version, license, text, scope: name.split("/")[0] };
}

/** Some packages leave out the licence that they share with all others of their scope. */
function licenceBeside(packages, scope, license) {
  return packages.find((each) => each.scope === scope && each.license === license && each.text)
    ?.text;
}
