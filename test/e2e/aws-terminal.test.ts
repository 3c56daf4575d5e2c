import { describe, expect, it, onTestFinished } from "vitest";
import { startFakeAws } from "../fakes/aws/server.js";
import { fillAccount } from "../providers/aws/account.js";
import { environmentOf } from "../providers/aws/incident-account.js";
import { homeWith } from "./aws.js";
import { PROGRAM } from "./program.js";
import { HAS_TMUX, Screen } from "./screen.js";

describe.runIf(HAS_TMUX)("a change that takes a while, on a real terminal", () => {
  it("says how far it is, and leaves nothing of that behind", async () => {
    const fake = await startFakeAws();
    fillAccount(fake);
    const cwd = homeWith();
    const args = "override swap alice bob --on payments --from 2026-03-09 --to +6w";
    const line = `${process.execPath} ${PROGRAM} --provider aws ${args} --at 2026-03-07T20:00Z`;
    const screen = new Screen(line, { cwd, env: { HOME: cwd, ...environmentOf(fake.url) } });
    onTestFinished(async () => {
      screen.close();
      await fake.close();
    });
    await screen.shows("2 of 4 done; AWS takes one a second");
    const end = await screen.shows("(exit 0)");
    expect(end).not.toContain(" of 4 ");
    expect(fake.state.overrides.size).toBe(4);
  });
});
