import { describe, expect, it } from "vitest";
import { EXIT, OncallError } from "../../../src/errors.js";
import { createOnce } from "../../../src/providers/datadog/create-once.js";
import { asUnsure } from "../../../src/providers/datadog/errors.js";
import { failureOf } from "./account.js";

const failed = () => new OncallError("broke off", { code: "failed", exitCode: EXIT.failed });

/** What is done, in order; what `send` does each time, and what is there when somebody looks. */
function story(sends: readonly (() => string)[], looks: readonly (string | undefined)[] = []) {
  const done: string[] = [];
  const send = async () => {
    done.push("send");
    return sends[done.filter((each) => each === "send").length - 1]?.() ?? "?";
  };
  const find = async () => {
    done.push("find");
    return looks[done.filter((each) => each === "find").length - 1];
  };
  return { done, send, find };
}

const made = () => "made";
const unsure = (): string => {
  throw asUnsure(failed());
};
const refused = (): string => {
  throw failed();
};

describe("something that is made once", () => {
  it("is sent once where all goes well", async () => {
    const { done, send, find } = story([made]);
    expect(await createOnce(send, find)).toBe("made");
    expect(done).toEqual(["send"]);
  });

  it("is not sent again where it is there", async () => {
    const { done, send, find } = story([unsure], ["there"]);
    expect(await createOnce(send, find)).toBe("there");
    expect(done).toEqual(["send", "find"]);
  });

  it("is sent again where it is not", async () => {
    const { done, send, find } = story([unsure, made], [undefined]);
    expect(await createOnce(send, find)).toBe("made");
    expect(done).toEqual(["send", "find", "send"]);
  });

  it("is not looked for where it surely was not made", async () => {
    const { done, send, find } = story([refused]);
    expect(await failureOf(createOnce(send, find))).toMatchObject({ message: "broke off" });
    expect(done).toEqual(["send"]);
  });

  it("waits before each look, for what was broken off may still arrive", async () => {
    const { send, find } = story([unsure, unsure, made], [undefined, undefined]);
    const begun = performance.now();
    await createOnce(send, find);
    // 400 ms and 800 ms.
    expect(performance.now() - begun).toBeGreaterThan(1190);
  });

  it("is given up at once", async () => {
    const { done, send, find } = story([unsure]);
    const giveUp = new AbortController();
    setTimeout(() => giveUp.abort(), 20);
    const begun = performance.now();
    const failure = await failureOf(createOnce(send, find, { signal: giveUp.signal }));
    expect(failure).toMatchObject({ code: "interrupted", exitCode: 130 });
    expect(performance.now() - begun).toBeLessThan(300);
    expect(done).toEqual(["send"]);
  });
});
