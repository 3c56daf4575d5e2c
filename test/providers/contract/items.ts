import { expect } from "vitest";
import type { Bench } from "./bench.js";
import { itemsOf, nameOf, sent } from "./bench.js";
import { type Check, collect, failure } from "./check.js";
import type { Need } from "./needs.js";
import type { Held } from "./opened.js";

/** One section of named things, and how to come by things for it. */
export interface Section<Name extends keyof Held> {
  readonly name: Name;
  readonly needs: readonly Need[];
  /** Something new, with all that it takes made before. */
  draft(bench: Bench): Promise<Held[Name]>;
  /** The same with something else in it; changed again, something else again. */
  changed(item: Held[Name]): Held[Name];
}

/** What holds for named things of every kind. */
export function itemsContract<Name extends keyof Held>(check: Check, section: Section<Name>): void {
  const { name, needs, draft, changed } = section;
  /** What is there under a name, for the next who looks. */
  const there = async (bench: Bench, key: string) =>
    bench.terms(name, await itemsOf(await bench.next(), name).get(key));
  const listed = async (bench: Bench, key: string) =>
    (await collect(itemsOf(await bench.next(), name).list()))
      .filter((item) => nameOf(item) === key)
      .map((item) => bench.terms(name, item));

  check("is what was made, and is listed once", needs, async (bench) => {
    const item = await draft(bench);
    const terms = bench.terms(name, item);
    expect(bench.terms(name, await bench.create(name, item))).toEqual(terms);
    expect(bench.terms(name, await itemsOf(bench.provider, name).get(nameOf(item)))).toEqual(terms);
    expect(await there(bench, nameOf(item))).toEqual(terms);
    expect(await listed(bench, nameOf(item))).toEqual([terms]);
  });

  check("is not made over another of its name", needs, async (bench) => {
    const made = await bench.create(name, await draft(bench));
    const error = await failure(itemsOf(bench.provider, name).create(changed(made), sent()));
    expect(error).toMatchObject({ code: "conflict", exitCode: 1 });
    expect(await listed(bench, nameOf(made))).toEqual([bench.terms(name, made)]);
  });

  check("is made once, however often it is sent", needs, async (bench) => {
    const item = await draft(bench);
    const call = sent();
    const made = await bench.create(name, item, call);
    const again = await itemsOf(bench.provider, name).create(item, call);
    const andAgain = await itemsOf(await bench.next(), name).create(item, call);
    expect(bench.terms(name, again)).toEqual(bench.terms(name, made));
    expect(bench.terms(name, andAgain)).toEqual(bench.terms(name, made));
    expect(await listed(bench, nameOf(item))).toEqual([bench.terms(name, made)]);
  });

  check("can be made at the same time as another", needs, async (bench) => {
    const items = [await draft(bench), await draft(bench)] as const;
    await Promise.all(items.map((item) => bench.create(name, item)));
    for (const item of items) {
      expect(await there(bench, nameOf(item))).toEqual(bench.terms(name, item));
    }
  });

  check("changes as it is told, and no other with it", needs, async (bench) => {
    const made = await bench.create(name, await draft(bench));
    const other = await bench.create(name, await draft(bench));
    const after = changed(made);
    const updated = await itemsOf(bench.provider, name).update(made, after);
    expect(bench.terms(name, updated)).toEqual(bench.terms(name, after));
    expect(await listed(bench, nameOf(made))).toEqual([bench.terms(name, after)]);
    expect(await listed(bench, nameOf(other))).toEqual([bench.terms(name, other)]);
  });

  check("is not changed when it is no longer what it was", needs, async (bench) => {
    const made = await bench.create(name, await draft(bench));
    const items = itemsOf(bench.provider, name);
    const since = await items.update(made, changed(made));
    const error = await failure(items.update(made, changed(since)));
    expect(error).toMatchObject({ code: "conflict", exitCode: 1 });
    expect(error.hint).toBeTruthy();
    expect(await there(bench, nameOf(made))).toEqual(bench.terms(name, since));
  });

  check(
    "is not changed when somebody else has changed it since",
    [...needs, "a second opening"],
    async (bench) => {
      const key = nameOf(await bench.create(name, await draft(bench)));
      const before = await itemsOf(bench.provider, name).get(key);
      const since = await itemsOf(await bench.next(), name).update(before, changed(before));
      const error = await failure(
        itemsOf(bench.provider, name).update(before, changed(changed(before))),
      );
      expect(error).toMatchObject({ code: "conflict", exitCode: 1 });
      expect(await there(bench, key)).toEqual(bench.terms(name, since));
    },
  );

  check("is gone when it is deleted", needs, async (bench) => {
    const made = await bench.create(name, await draft(bench));
    const other = await bench.create(name, await draft(bench));
    await itemsOf(bench.provider, name).delete(made);
    for (const provider of [bench.provider, await bench.next()]) {
      const error = await failure(itemsOf(provider, name).get(nameOf(made)));
      expect(error).toMatchObject({ code: "not-found", exitCode: 2 });
      expect(error.message).toContain(nameOf(made));
      expect(error.hint).toBeTruthy();
    }
    expect(await listed(bench, nameOf(made))).toEqual([]);
    expect(await listed(bench, nameOf(other))).toEqual([bench.terms(name, other)]);
  });

  check("cannot be changed or deleted once it is gone", needs, async (bench) => {
    const made = await bench.create(name, await draft(bench));
    const items = itemsOf(bench.provider, name);
    await items.delete(made);
    const gone = { code: "not-found", exitCode: 2 };
    expect(await failure(items.update(made, changed(made)))).toMatchObject(gone);
    expect(await failure(items.delete(made))).toMatchObject(gone);
    expect(await listed(bench, nameOf(made))).toEqual([]);
  });

  check("can be made anew once it is gone", needs, async (bench) => {
    const made = await bench.create(name, await draft(bench));
    await itemsOf(bench.provider, name).delete(made);
    const after = await bench.create(name, changed(made));
    expect(await listed(bench, nameOf(made))).toEqual([bench.terms(name, after)]);
  });

  check("is what a name that is nearly right was meant to be", needs, async (bench) => {
    const key = nameOf(await bench.create(name, await draft(bench)));
    const error = await failure(itemsOf(bench.provider, name).get(`${key}x`));
    expect(error).toMatchObject({ code: "not-found", exitCode: 2 });
    expect(error.hint).toContain(`did you mean ${key}?`);
  });

  check("stays as it is when the user has given up", needs, async (bench) => {
    const made = await bench.create(name, await draft(bench));
    const another = await draft(bench);
    const items = itemsOf(bench.provider, name);
    const call = { ...sent(), signal: AbortSignal.abort() };
    for (const operation of [
      () => bench.create(name, another, call),
      () => items.update(made, changed(made), call),
      () => items.delete(made, call),
    ]) {
      expect(await failure(operation())).toMatchObject({ code: "interrupted", exitCode: 130 });
    }
    expect(await listed(bench, nameOf(made))).toEqual([bench.terms(name, made)]);
    expect(await listed(bench, nameOf(another))).toEqual([]);
  });

  check("is read or not when the user has given up, and no fault", needs, async (bench) => {
    const key = nameOf(await bench.create(name, await draft(bench)));
    const items = itemsOf(bench.provider, name);
    const call = { signal: AbortSignal.abort() };
    for (const read of [
      () => items.get(key, call).then(nameOf),
      async () => (await collect(items.list(call))).map(nameOf).find((each) => each === key),
    ]) {
      const told = await read().catch(({ code }: { code: unknown }) => code);
      expect([key, "interrupted"]).toContain(told);
    }
  });
}
