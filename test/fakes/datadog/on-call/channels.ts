import { type Operation, operation } from "../operation.js";
import { findOnCallUser } from "../people/user.js";

/** A way to reach somebody. */
export interface Channel {
  readonly id: string;
  readonly user: string;
  readonly isActive: boolean;
  /** As Datadog has it: `{"type": "email", "address", "formats"}`. */
  readonly config: object;
}

export const channels: readonly Operation[] = [
  operation(
    "ListUserNotificationChannels",
    "GET /api/v2/on-call/users/{user_id}/notification-channels",
    {},
    ({ path }, organization) => {
      const user = findOnCallUser(path.user_id, organization);
      const all = [...organization.state.channels.values()];
      const data = all.filter((channel) => channel.user === user.id).map(toResource);
      return { status: 200, body: { data } };
    },
  ),
];

function toResource({ id, isActive, config }: Channel) {
  return { id, type: "notification_channels", attributes: { active: isActive, config } };
}
