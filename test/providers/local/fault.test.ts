import { describe, expect, it } from "vitest";
import { fsFault } from "../../../src/providers/local/fault.js";

describe("what the file system refuses", () => {
  it.each([
    ["ENOSPC", "oncall.yaml: there is no space left on the disk"],
    ["EACCES", "oncall.yaml: you lack the right to read or write it, or its folder"],
    ["EPERM", "oncall.yaml: you lack the right to read or write it, or its folder"],
    ["EROFS", "oncall.yaml: is on a disk that can only be read"],
    ["EISDIR", "oncall.yaml: is a folder, not a file"],
    ["EMFILE", "oncall.yaml: too many files are open"],
    ["EIO", "oncall.yaml: cannot be read or written (EIO)"],
  ])("is said in words: %s", (code, message) => {
    const error = Object.assign(new Error(`${code}: open`), { code, syscall: "open" });
    expect(fsFault("oncall.yaml", error)).toMatchObject({
      name: "OncallError",
      code: "failed",
      exitCode: 1,
      message,
    });
  });

  it("is nothing else: a defect stays what it is", () => {
    const defect = new TypeError("path must be a string");
    expect(() => fsFault("oncall.yaml", defect)).toThrow(defect);
  });
});
