// What was sent when the recordings were made.

export interface ScheduleRequest {
  readonly name: string;
  readonly time_zone: string;
  readonly layers: readonly LayerRequest[];
}

export interface LayerRequest {
  readonly name: string;
  readonly interval: { readonly days?: number; readonly seconds?: number };
  readonly rotation_start: string;
  readonly effective_date: string;
  readonly end_date: string;
  readonly members: readonly { readonly user: { readonly id: string } }[];
  readonly restrictions: readonly RestrictionRequest[];
}

export interface RestrictionRequest {
  readonly start_day: string;
  readonly start_time: string;
  readonly end_day: string;
  readonly end_time: string;
}

export interface PolicyRequest {
  readonly name: string;
  readonly retries: number;
  readonly resolve_page_on_policy_end: boolean;
  readonly steps: readonly StepRequest[];
}

export interface StepRequest {
  readonly assignment: string;
  readonly escalate_after_seconds: number;
  readonly targets: readonly TargetRequest[];
}

export interface TargetRequest {
  readonly id: string;
  readonly type: "users" | "schedules" | "teams";
  readonly config?: { readonly schedule: { readonly position: "previous" | "current" | "next" } };
}

export interface RuleRequest {
  readonly query: string;
  readonly policy_id?: string;
  readonly urgency?: string;
  readonly actions?: readonly ActionRequest[];
  readonly time_restriction?: {
    readonly time_zone: string;
    readonly restrictions: readonly RestrictionRequest[];
  };
}

export interface ActionRequest {
  readonly type: string;
  readonly policy_id?: string;
  readonly urgency?: string;
}

export interface OverrideRequest {
  readonly attributes: { readonly start: string; readonly end: string };
  readonly relationships: { readonly user: { readonly data: { readonly id: string } } };
}

/** The attributes of what a body is about. */
export function attributesOf<T>(body: unknown): T {
  return (body as { readonly data: { readonly attributes: T } }).data.attributes;
}
