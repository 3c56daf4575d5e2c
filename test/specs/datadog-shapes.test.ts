import { describe, expect, it } from "vitest";
import { differences, Replica } from "./datadog-replica.js";
import { Shapes } from "./datadog-shapes.js";

describe("the shapes of documents", () => {
  const shapes = (...documents: unknown[]) => {
    const all = new Shapes();
    for (const document of documents) all.add(document);
    return all;
  };
  const recorded = shapes(
    { id: "a", note: "x", list: [{ type: "tea", hot: true }] },
    { id: "b", list: [{ type: "milk", fat: 3 }] },
  );

  it("differ in nothing where what all have is there, and nothing else", () => {
    expect(recorded.differences(shapes({ id: "c", list: [] }))).toEqual([]);
    const other = {
      id: "c",
      note: null,
      list: [
        { type: "milk", fat: 1 },
        { type: "cup", of: 1 },
      ],
    };
    expect(recorded.differences(shapes(other))).toEqual([]);
  });

  it.each([
    ["what all have", { list: [] }, [".id is missing"]],
    ["a member that none has", { id: "c", list: [], name: 1 }, [".name is in none"]],
    ["another kind of value", { id: 1, list: [] }, ["id is no number"]],
    [
      "what all entries of a type have",
      { id: "c", list: [{ type: "tea" }] },
      ["list[tea].hot is missing"],
    ],
  ])("differ in %s", (_, document, problems) => {
    expect(recorded.differences(shapes(document))).toEqual(problems);
  });

  it("differ where only some of several have what all should", () => {
    const some = shapes({ id: "c", list: [] }, { list: [] });
    expect(recorded.differences(some)).toEqual([".id is missing"]);
  });
});

describe("a replica", () => {
  it("has other ids in the same places, also in ids that are made of them", () => {
    const replica = new Replica();
    replica.learn({ data: [{ id: "a1" }, { id: "a1-x" }] }, { data: [{ id: "b1" }, { id: "b2" }] });
    expect(replica.translate({ path: "/teas/a1", ids: ["a1-x", "a2"] })).toEqual({
      path: "/teas/b1",
      ids: ["b2", "a2"],
    });
  });

  it("does not know what was left out", () => {
    const replica = new Replica();
    replica.leaveOut({ data: { id: "a1" } });
    expect(replica.isBeyond({ path: "/teas/a1", requestBody: null })).toBe(true);
    expect(replica.isBeyond({ path: "/teas", requestBody: { tea: "a1" } })).toBe(true);
    expect(replica.isBeyond({ path: "/teas/a2", requestBody: null })).toBe(false);
  });
});

it("documents differ in values, whatever the order of what they include", () => {
  const tea = { id: "t", type: "tea", cups: 1 };
  const pot = { id: "p", type: "pot" };
  const one = { data: { kind: "GREEN", at: null }, included: [tea, pot] };
  expect(
    differences(one, { data: { kind: "GREEN", at: null, more: 1 }, included: [pot, tea] }),
  ).toEqual([]);
  const other = { data: { kind: "BLACK", at: null }, included: [pot, { ...tea, cups: 2 }] };
  expect(differences(one, other)).toEqual(["data.kind: GREEN, BLACK", "included.t.cups: 1, 2"]);
});
