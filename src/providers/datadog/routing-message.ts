import type { Restriction } from "../../model/datadog/restriction.js";

// Routing rules in Datadog's words (GET and PUT /api/v2/on-call/teams/{team_id}/routing-rules), as they
// come: the client would lose what it does not know of actions.

/** With `include=rules`. */
export interface RoutingAnswer {
  readonly data?: {
    readonly relationships?: {
      readonly rules?: { readonly data?: readonly { readonly id: string }[] };
    };
  };
  readonly included?: readonly RuleAnswer[];
}

export interface RuleAnswer {
  readonly id: string;
  readonly attributes?: RuleMessage;
  /** Null where no policy takes what the rule fits: the vendor's schema does not know that. */
  readonly relationships?: { readonly policy?: { readonly data?: { readonly id: string } | null } };
}

export interface RuleMessage {
  readonly query?: string;
  readonly time_restriction?: HoursMessage | null;
  readonly urgency?: string;
  readonly actions?: readonly Action[];
}

export interface HoursMessage {
  readonly time_zone: string;
  readonly restrictions: readonly RestrictionMessage[];
}

export interface RestrictionMessage {
  readonly start_day: Restriction["startDay"];
  /** `09:00:00` */
  readonly start_time: string;
  readonly end_day: Restriction["endDay"];
  readonly end_time: string;
}

/** `escalation_policy`, `send_slack_message`, and others. */
export interface Action {
  readonly type?: string;
  readonly policy_id?: string;
  readonly urgency?: string;
}
