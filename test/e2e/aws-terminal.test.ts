import { describe, expect, it, onTestFinished } from "vitest";
import { startFakeAws } from "../fakes/aws/server.js";
import { fillAccount } from "../providers/aws/account.js";
import { environmentOf } from "../providers/aws/incident-account.js";
import { homeWith, onAws } from "./aws.js";
import { PROGRAM } from "./program.js";
import { HAS_TMUX, Screen } from "./screen.js";

// Turns of alice and bob begin on 9, 16 and 30 March and on 6 April: four overrides.
const SWAP =
  "override swap alice bob --on payments --from 2026-03-09 --to +6w --at 2026-03-07T20:00Z";

async function swapAccount() {
  const fake = await startFakeAws();
  fillAccount(fake);
  onTestFinished(() => fake.close());
  return { fake, env: environmentOf(fake.url) };
}

describe.runIf(HAS_TMUX)("a change that takes a while", () => {
  it("says how far it is on a terminal, wipes that away, and a pipe hears nothing of it", async () => {
    const [shown, piped] = [await swapAccount(), await swapAccount()];
    const quiet = onAws(SWAP.split(" "), { env: piped.env });
    const cwd = homeWith();
    const line = `${process.execPath} ${PROGRAM} --provider aws ${SWAP}`;
    const screen = new Screen(line, { cwd, env: { HOME: cwd, ...shown.env } });
    onTestFinished(() => screen.close());
    await screen.shows("2 of 4 done; AWS takes one a second");
    const end = await screen.shows("(exit 0)");
    expect(end).not.toContain(" of 4 ");
    expect(shown.fake.state.overrides.size).toBe(4);
    const { code, stderr } = await quiet;
    expect(code).toBe(0);
    expect(stderr).not.toMatch(/\r| of 4 /);
  });
});
