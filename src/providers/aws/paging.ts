import type { Call } from "../provider.js";
import type {
  ContactsInput,
  ContactsOperation,
  ContactsOutput,
  IncidentsInput,
  IncidentsOperation,
  IncidentsOutput,
} from "./operations.js";
import type { AwsSession } from "./session.js";

// Lists, page by page: the next one is asked for when somebody wants it.

/** The answers of a list of ssm-contacts. */
export async function* contactsPages<Operation extends ContactsOperation>(
  session: AwsSession,
  operation: Operation,
  input: ContactsInput<Operation>,
  call?: Call,
): AsyncGenerator<ContactsOutput<Operation>> {
  let NextToken: string | undefined;
  do {
    const next = NextToken === undefined ? input : { ...(input as object), NextToken };
    const page = await session.contacts(operation, next as ContactsInput<Operation>, call);
    yield page;
    NextToken = (page as { readonly NextToken?: string }).NextToken;
  } while (NextToken);
}

/** The answers of a list of ssm-incidents. */
export async function* incidentsPages<Operation extends IncidentsOperation>(
  session: AwsSession,
  operation: Operation,
  input: IncidentsInput<Operation>,
  call?: Call,
): AsyncGenerator<IncidentsOutput<Operation>> {
  let nextToken: string | undefined;
  do {
    const next = nextToken === undefined ? input : { ...(input as object), nextToken };
    const page = await session.incidents(operation, next as IncidentsInput<Operation>, call);
    yield page;
    nextToken = (page as { readonly nextToken?: string }).nextToken;
  } while (nextToken);
}
