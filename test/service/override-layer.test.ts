import { describe, expect, it } from "vitest";
import { diffShifts } from "../../src/engine/diff.js";
import { renderSchedule } from "../../src/engine/render.js";
import { toMoment, zoneOf } from "../../src/engine/zone.js";
import type { Rotation, Schedule } from "../../src/model/rotation.js";
import type { Provider } from "../../src/providers/provider.js";
import { planOverrideLayer } from "../../src/service/override-layer.js";
import { failureOf, fillAccount, NOW, openAccount } from "../providers/datadog/account.js";

const TIME_ZONE = "America/New_York";

/** What puts carol on call over payments, and the schedule as it was. */
async function planned(from: string, to: string, members: readonly string[] = ["carol"]) {
  const { fake, provider } = await openAccount();
  fillAccount(fake);
  return planOn(provider, { from: Date.parse(from), to: Date.parse(to) }, members);
}

async function planOn(
  provider: Provider,
  span: { readonly from: number; readonly to: number },
  members: readonly string[],
) {
  const source = await provider.schedules.get("payments");
  const on = { kind: "schedule", name: "payments" } as const;
  const plan = await planOverrideLayer(provider, { on, source }, span, members, {}, NOW);
  const [change] = plan.changes;
  const layer = change?.noun === "rotation" && change.action === "create" && change.after;
  if (!layer) throw new Error("it makes a rotation");
  return { plan, layer: layer as Rotation, source: source as Schedule, span };
}

describe("an override as a layer", () => {
  it("is a rotation of one on top of the schedule, for as long as it lasts", async () => {
    const { plan, layer } = await planned("2026-03-10T13:00:00Z", "2026-03-11T13:00:00Z");
    expect(plan.changes).toHaveLength(1);
    expect(layer).toEqual({
      name: "payments/override-2026-03-10T0900",
      timeZone: TIME_ZONE,
      start: { wall: Date.parse("2026-03-10T09:00:00Z") },
      members: ["carol@example.com"],
      // Its only turn is longer than what it is there for.
      recurrence: { kind: "daily", every: 2, at: [32_400] },
      effective: { until: { wall: Date.parse("2026-03-11T09:00:00Z") } },
    });
    expect(plan.warnings).toContain(
      "it is a layer, not an override: oncall rotation delete payments/override-2026-03-10T0900 takes it away",
    );
    expect(plan.effects).toHaveLength(1);
  });

  it.each([
    ["an hour", "2026-03-10T13:30:00Z", "2026-03-10T14:30:00Z"],
    ["a day that is an hour shorter", "2027-03-14T05:00:00Z", "2027-03-15T04:00:00Z"],
    ["weeks across a clock change", "2026-10-20T13:00:00Z", "2026-11-17T14:00:00Z"],
    ["an hour that comes twice", "2026-11-01T05:15:00Z", "2026-11-01T06:15:00Z"],
    ["more than a layer's longest turn", "2026-03-10T13:00:00Z", "2028-03-10T14:00:00Z"],
    ["from second to second", "2026-03-10T13:00:07Z", "2026-03-12T01:02:03Z"],
  ])("has the same people on call as an override of %s", async (_, from, to) => {
    const { layer, source, span } = await planned(from, to);
    const zone = zoneOf(TIME_ZONE);
    const override = {
      from: toMoment(span.from, zone),
      to: toMoment(span.to, zone),
      members: ["carol@example.com"],
    };
    const around = { from: span.from - 7 * 86_400_000, to: span.to + 7 * 86_400_000 };
    const render = (schedule: Schedule) => renderSchedule(schedule, around);
    const layered = render({ ...source, rotations: [...source.rotations, layer] });
    const overridden = render({ ...source, overrides: [override] });
    expect(diffShifts(overridden, layered, around)).toEqual([]);
    // None of the spans is carol's own week alone.
    expect(diffShifts(render(source), overridden, around)).not.toEqual([]);
  });

  it.each([[[]], [["alice", "bob"]]])("is for one person, and not for %j", async (members) => {
    const failure = failureOf(planned("2026-03-10T13:00:00Z", "2026-03-11T13:00:00Z", members));
    expect(await failure).toMatchObject({
      message: "a layer puts one person on call, in a schedule",
      exitCode: 2,
      hint: "name one: --member carol",
    });
  });

  it("lies over no rotation", async () => {
    const { fake, provider, rotations } = await openAccount();
    fillAccount(fake);
    const source = await rotations.get("payments/primary");
    const on = { kind: "rotation", name: source.name } as const;
    const span = { from: NOW, to: NOW + 3_600_000 };
    expect(
      await failureOf(planOverrideLayer(provider, { on, source }, span, ["carol"], {}, NOW)),
    ).toMatchObject({ message: "a layer puts one person on call, in a schedule", exitCode: 2 });
  });

  it("is nothing for a provider whose rotations stand alone", async () => {
    const { fake, provider } = await openAccount();
    fillAccount(fake);
    const { rotations } = provider;
    if (rotations === undefined) throw new Error("it has them");
    const { schedulesOf: _, ...alone } = rotations;
    const span = { from: NOW, to: NOW + 3_600_000 };
    const failure = failureOf(planOn({ ...provider, rotations: alone }, span, ["carol"]));
    expect(await failure).toMatchObject({
      message: "datadog has no layers of schedules",
      code: "unsupported",
      exitCode: 2,
      hint: "leave out --as-layer",
    });
  });

  it("cannot be put there for somebody who is not known", async () => {
    const failure = failureOf(planned("2026-03-10T13:00:00Z", "2026-03-11T13:00:00Z", ["carlo"]));
    expect(await failure).toMatchObject({
      message: expect.stringContaining('"carlo"'),
      exitCode: 2,
    });
  });
});
