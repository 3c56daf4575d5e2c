import { type Check, problemChecks, type Reading } from "./check.js";

export interface SettingFacts {
  readonly key: string;
  readonly setting: Reading<{
    readonly value: string | undefined;
    /** `environment ONCALL_ME` */
    readonly origin: string;
  }>;
}

/** Those that cannot be right, then what the others are. */
export function checkSettings(facts: readonly SettingFacts[]): Check[] {
  const name = "settings";
  const wrong: Check[] = [];
  const said: string[] = [];
  for (const { key, setting } of facts) {
    if (setting.kind === "wrong") wrong.push(...problemChecks(name, setting.problems));
    else if (setting.value.value !== undefined) {
      said.push(`${key} ${setting.value.value} (${setting.value.origin})`);
    }
  }
  return said.length === 0 ? wrong : [...wrong, { name, status: "ok", message: said.join(", ") }];
}
