import { badRequest, EXIT, OncallError } from "../../errors.js";
import { nearest } from "../../model/suggest.js";
import type { Opening } from "../opening.js";

/** Where requests go, and with which keys. */
export interface Place {
  /** `datadoghq.eu`, or the host of `DD_HOST`. */
  readonly site: string;
  /** `https://api.datadoghq.eu` */
  readonly api: string;
  /** Of pages that are made, acknowledged, escalated and resolved. */
  readonly paging: string;
  readonly keys: Keys;
}

export interface Keys {
  readonly api: string;
  readonly application: string;
}

/** Datadog's sites, and where pages go on each (API reference, "On-Call Paging"). */
const PAGING: Readonly<Record<string, string>> = {
  "datadoghq.com": "https://navy.oncall.datadoghq.com",
  "us3.datadoghq.com": "https://teal.oncall.datadoghq.com",
  "us5.datadoghq.com": "https://coral.oncall.datadoghq.com",
  "ap1.datadoghq.com": "https://saffron.oncall.datadoghq.com",
  "ap2.datadoghq.com": "https://lava.oncall.datadoghq.com",
  "uk1.datadoghq.com": "https://scarlet.oncall.datadoghq.com",
  "datadoghq.eu": "https://beige.oncall.datadoghq.eu",
  "ddog-gov.com": "https://navy.oncall.datadoghq.com",
  "us2.ddog-gov.com": "https://navy.oncall.datadoghq.com",
};

/**
 * What `DD_SITE`, `DD_HOST`, `DD_API_KEY` and `DD_APP_KEY` say. Datadog's own client would take the
 * first of them for the paging hosts, too, where it is wrong: so hosts are always named.
 * @throws OncallError (exit 2) for a site that Datadog does not have, (exit 4) without keys
 */
export function placeOf({ env, profile }: Opening): Place {
  if (profile !== undefined) {
    throw badRequest(
      "Datadog has no profiles",
      "leave out --profile; DD_SITE, DD_API_KEY and DD_APP_KEY say where and who",
    );
  }
  const host = env.DD_HOST || undefined;
  const hosts = host === undefined ? hostsOf(env.DD_SITE || "datadoghq.com") : hostsAt(host);
  return { ...hosts, keys: keysOf(env) };
}

function hostsOf(site: string): Omit<Place, "keys"> {
  const paging = PAGING[site];
  if (paging !== undefined) return { site, api: `https://api.${site}`, paging };
  const sites = Object.keys(PAGING);
  // People copy it from the address of the web application.
  const bare = site.replace(/^https?:\/\//, "").replace(/^(app|api)\./, "");
  const best = nearest(bare.replace(/\/.*$/, ""), sites);
  throw badRequest(
    `DD_SITE: "${site}" is no site of Datadog`,
    best === undefined ? `there are: ${sites.join(", ")}` : `did you mean ${best}?`,
  );
}

function hostsAt(text: string): Omit<Place, "keys"> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw badRequest(`DD_HOST: "${text}" is no URL`, "write one like https://api.datadoghq.com");
  }
  const base = text.replace(/\/+$/, "");
  return { site: url.host, api: base, paging: base };
}

function keysOf(env: Opening["env"]): Keys {
  const { DD_API_KEY: api, DD_APP_KEY: application } = env;
  if (api && application) return { api, application };
  const missing = [...(api ? [] : ["DD_API_KEY"]), ...(application ? [] : ["DD_APP_KEY"])];
  throw new OncallError(`not signed in to Datadog: ${missing.join(" and ")} not set`, {
    code: "signed-out",
    exitCode: EXIT.signIn,
    hint: "make keys in Datadog under Organization Settings, and set DD_API_KEY and DD_APP_KEY",
  });
}
