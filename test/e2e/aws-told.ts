import { expect } from "vitest";
import { homeWith, onAws } from "./aws.js";

/** Nobody's, and in no output. */
export const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

/** What is wrong with a machine, and how that is told. */
export interface Told {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Of the home. */
  readonly files?: Readonly<Record<string, string>>;
  readonly code: number;
  readonly error: RegExp;
  readonly hint: RegExp;
}

const REQUEST_LINE = /^ssm-contacts ListContacts: \S+ in \d+ ms(, request [0-9a-f-]{36})?$/;

/** Two lines on stderr and nothing else, within ten seconds; with -v those of requests besides. */
export async function expectTold({ args = [], env = {}, files = {}, code, error, hint }: Told) {
  const home = homeWith(files);
  const command = [...args, "contact", "list"];
  const lines = await Promise.all(
    [[], ["-v"]].map(async (more) => {
      const ran = await onAws([...command, ...more], { env, home });
      expect(ran.stderr).not.toContain(SECRET);
      expect(ran).toMatchObject({ code, stdout: "" });
      expect(ran.tookMs).toBeLessThan(10_000);
      return ran.stderr.trimEnd().split("\n");
    }),
  );
  const [quiet = [], verbose = []] = lines;
  expect(verbose.filter((line) => !REQUEST_LINE.test(line))).toEqual(quiet);
  expect(quiet).toEqual([expect.stringMatching(/^error: /), expect.stringMatching(/^hint: /)]);
  expect(quiet[0]?.slice("error: ".length)).toMatch(error);
  expect(quiet[1]?.slice("hint: ".length)).toMatch(hint);
}
