import { contactsArn, newId } from "../account.js";
import { type Operations, operation } from "../operation.js";
import { flag, object, oneOf, required, text } from "../rules.js";
import { findContact } from "./contacts.js";
import { arn, idempotencyToken, listed, paging } from "./shapes.js";

/** How a person is reached. */
export interface ContactChannel {
  readonly ContactChannelArn: string;
  readonly ContactArn: string;
  readonly Name: string;
  readonly Type: "SMS" | "VOICE" | "EMAIL";
  readonly DeliveryAddress: { readonly SimpleAddress?: string };
  readonly ActivationStatus: "ACTIVATED" | "NOT_ACTIVATED";
}

const channelName = text({ least: 1, most: 255, pattern: /^[\p{L}\p{Z}\p{N}_.-]*$/u });

export const CONTACT_CHANNELS: Operations = {
  CreateContactChannel: operation(
    object({
      ContactId: required(arn),
      Name: required(channelName),
      Type: required(oneOf("SMS", "VOICE", "EMAIL")),
      DeliveryAddress: required(object({ SimpleAddress: text({ least: 1, most: 320 }) })),
      DeferActivation: flag(),
      IdempotencyToken: idempotencyToken,
    }),
    ({ ContactId, Name, Type, DeliveryAddress }, account) => {
      const { ContactArn, Alias } = findContact(ContactId, account);
      const ContactChannelArn = contactsArn(account, `contact-channel/${Alias}/${newId()}`);
      account.state.channels.set(ContactChannelArn, {
        ContactChannelArn,
        ContactArn,
        Name,
        Type,
        DeliveryAddress,
        ActivationStatus: "NOT_ACTIVATED",
      });
      return { ContactChannelArn };
    },
  ),
  ListContactChannels: operation(
    object({ ContactId: required(arn), ...paging }),
    (input, account, name) => {
      const { ContactArn } = findContact(input.ContactId, account);
      const found = [...account.state.channels.values()].filter(
        (channel) => channel.ContactArn === ContactArn,
      );
      return listed("ContactChannels", found, input, account, name);
    },
  ),
};
