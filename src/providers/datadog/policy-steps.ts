import type { FoundPolicy, FoundStep } from "./policy-message.js";

/** A step that says what one said before has its id; the others have those that are left, in order. */
export function keepIds(steps: readonly FoundStep[], before: readonly FoundStep[]): FoundStep[] {
  const left = [...before];
  const take = (place: number) => (place < 0 ? undefined : left.splice(place, 1)[0]?.id);
  const same = steps.map((step) =>
    take(left.findIndex((each) => saysStep(each) === saysStep(step))),
  );
  return steps.map((step, i) => ({ ...step, id: same[i] ?? left.shift()?.id }));
}

/** By ids: whatever the people and schedules were called when somebody asked for it. */
export function saysFound({ retries, resolves, steps }: FoundPolicy): string {
  return JSON.stringify([retries, resolves, steps.map(saysStep)]);
}

function saysStep({ assignment, waitSeconds, targets }: FoundStep): string {
  return JSON.stringify([assignment, waitSeconds, targets]);
}
