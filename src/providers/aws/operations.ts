import type * as contacts from "@aws-sdk/client-ssm-contacts";
import type * as incidents from "@aws-sdk/client-ssm-incidents";

// The operations of both services, as their clients type them.

/** `ListRotations` of `ListRotationsCommand`. */
type OperationOf<Client> = {
  [Name in keyof Client]: Name extends "$Command"
    ? never
    : Name extends `${infer Operation}Command`
      ? Operation
      : never;
}[keyof Client];

type CommandOf<Client, Operation extends string> = `${Operation}Command` extends keyof Client
  ? Client[`${Operation}Command`]
  : never;

type InputOf<Command> = Command extends new (input: infer Input) => unknown ? Input : never;

type OutputOf<Command> = Command extends new (
  ...input: never[]
) => {
  resolveMiddleware(...how: never[]): (...args: never[]) => Promise<{ output: infer Output }>;
}
  ? Output
  : never;

export type ContactsOperation = OperationOf<typeof contacts>;
export type ContactsInput<Operation extends ContactsOperation> = InputOf<
  CommandOf<typeof contacts, Operation>
>;
export type ContactsOutput<Operation extends ContactsOperation> = OutputOf<
  CommandOf<typeof contacts, Operation>
>;

export type IncidentsOperation = OperationOf<typeof incidents>;
export type IncidentsInput<Operation extends IncidentsOperation> = InputOf<
  CommandOf<typeof incidents, Operation>
>;
export type IncidentsOutput<Operation extends IncidentsOperation> = OutputOf<
  CommandOf<typeof incidents, Operation>
>;
