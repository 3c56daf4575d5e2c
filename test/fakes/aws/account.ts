import { randomUUID } from "node:crypto";
import { renderSlowly, type ShiftRenderer } from "./shifts.js";
import { type AwsState, emptyState } from "./state.js";

/** One account in one region: what is there, and how it answers. */
export interface Account {
  readonly id: string;
  readonly region: string;
  readonly state: AwsState;
  /** At most so many on a page, whatever is asked for. */
  readonly pageSize: number | undefined;
  /** Without a replication set, both services refuse nearly everything. */
  readonly isOnboarded: boolean;
  /** How often the pages of an engagement are asked for in vain before they are there. */
  readonly latePages: number;
  readonly renderShifts: ShiftRenderer;
  /** Epoch seconds. */
  now(): number;
}

export interface AccountOptions {
  readonly account?: string;
  readonly region?: string;
  readonly pageSize?: number;
  /** Epoch milliseconds. */
  readonly now?: () => number;
  readonly isOnboarded?: boolean;
  readonly latePages?: number;
  /** Where one rule of the server is to differ. */
  readonly shifts?: ShiftRenderer;
}

export function openAccount(options: AccountOptions): Account {
  const now = options.now ?? Date.now;
  return {
    id: options.account ?? "111122223333",
    region: options.region ?? "us-east-1",
    state: emptyState(),
    pageSize: options.pageSize,
    isOnboarded: options.isOnboarded ?? true,
    latePages: options.latePages ?? 0,
    renderShifts: options.shifts ?? renderSlowly,
    now: () => now() / 1000,
  };
}

/** `contact/alice`, `rotation/<uuid>`, `page/alice/<uuid>` */
export function contactsArn({ region, id }: Account, resource: string): string {
  return `arn:aws:ssm-contacts:${region}:${id}:${resource}`;
}

/** Incidents are of no region: `response-plan/payments`, `incident-record/payments/<uuid>` */
export function incidentsArn({ id }: Account, resource: string): string {
  return `arn:aws:ssm-incidents::${id}:${resource}`;
}

export const newId = randomUUID;
