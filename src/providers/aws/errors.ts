import { EXIT, isOncallError, OncallError } from "../../errors.js";
import { nearest } from "../../model/suggest.js";
import type { Opening } from "../opening.js";
import type { Fault } from "./client.js";
import { awsFiles, type Place, profilesOf, type Service } from "./place.js";

/** The request that failed. */
export interface Request {
  readonly service: Service;
  readonly operation: string;
  readonly place: Place;
  readonly env: Opening["env"];
}

/** What a client threw, as what a person can act on. What is nobody's doing is thrown on. */
export async function translate(thrown: unknown, request: Request): Promise<unknown> {
  if (isOncallError(thrown) || !(thrown instanceof Error)) return thrown;
  const fault = thrown as Partial<Fault> & Error & Details;
  if (SIGNED_OUT.test(fault.name)) return signedOut(fault, request);
  if (fault.$metadata?.httpStatusCode !== undefined) return answered(fault, request);
  return unanswered(fault, request) ?? thrown;
}

/** What some of AWS's errors say besides. */
interface Details {
  readonly ResourceId?: string;
  readonly resourceIdentifier?: string;
  readonly ResourceType?: string;
  readonly resourceType?: string;
  readonly Fields?: readonly { readonly Name?: string; readonly Message?: string }[];
  readonly DependentEntities?: readonly { readonly DependentResourceIds?: readonly string[] }[];
}

// Of the clients, of their credential chain, and of the signing (AWS's "common errors").
const SIGNED_OUT =
  /^(CredentialsProviderError|TokenProviderError|ExpiredToken|ExpiredTokenException|UnrecognizedClientException|InvalidClientTokenId|InvalidSignatureException|SignatureDoesNotMatch|IncompleteSignature|MissingAuthenticationToken|MissingAuthenticationTokenException|InvalidToken|UnauthorizedException|LoginException)$/;

async function signedOut(fault: Error, { place, env }: Request): Promise<OncallError> {
  const { profile } = place;
  const why = sentence(fault.message).replace(/ To refresh this SSO session run.*$/, "");
  const signIn = `aws sso login${profile === undefined ? "" : ` --profile ${profile}`}`;
  const whose = profile === undefined ? "" : ` with profile ${profile}`;
  return new OncallError(`not signed in to AWS${whose}: ${why}`, {
    code: "signed-out",
    exitCode: EXIT.signIn,
    hint: (await profileHint(place, env)) ?? `${signIn}, or set AWS_PROFILE or the keys`,
  });
}

/** What is wrong with the profile, where it is the files that are. */
async function profileHint({ profile }: Place, env: Opening["env"]): Promise<string | undefined> {
  if (profile === undefined) return undefined;
  const { config, credentials } = await profilesOf(env);
  const known = [...new Set([...Object.keys(config), ...Object.keys(credentials)])].filter(
    (name) => !name.includes("."),
  );
  if (known.includes(profile)) return undefined;
  const files = Object.values(awsFiles(env)).join(" or ");
  const best = nearest(profile, known);
  const meant = best === undefined ? `there are: ${known.join(", ")}` : `did you mean ${best}?`;
  const there = known.length === 0 ? "there is no profile at all" : meant;
  return `there is no profile ${profile} in ${files}; ${there}`;
}

/** What AWS said no to. */
function answered(fault: Partial<Fault> & Error & Details, request: Request): OncallError {
  const { service, operation, place } = request;
  const { requestId, httpStatusCode = 0 } = fault.$metadata ?? {};
  const id = requestId === undefined ? "" : ` (request ${requestId})`;
  const text = sentence(fault.message);
  const make = (message: string, code: string, exitCode: number, hint?: string) =>
    new OncallError(`${message}${id}`, { code, exitCode, hint });

  if (NOT_SET_UP.test(fault.message)) {
    return make(
      `Incident Manager is not set up in ${place.region} of this account: ${text}`,
      "failed",
      EXIT.failed,
      "accounts that never used it cannot begin since 2025-11-07; is this the right account and region?",
    );
  }
  switch (fault.name) {
    case "AccessDeniedException":
    case "AccessDenied":
      return make(
        `AWS does not allow ${service}:${operation}: ${text}`,
        "denied",
        EXIT.failed,
        `ask for the permission ${service}:${operation} in an IAM policy`,
      );
    case "ResourceNotFoundException": {
      const what = fault.ResourceId ?? fault.resourceIdentifier;
      const type = (fault.ResourceType ?? fault.resourceType ?? "thing").toLowerCase();
      const known = what === undefined ? `AWS knows no such ${type.replaceAll("_", " ")}` : "";
      return make(
        what === undefined
          ? `${known}: ${text}`
          : `AWS has no ${type.replaceAll("_", " ")} ${what}`,
        "not-found",
        EXIT.badRequest,
        `is it in another region than ${place.region}, or deleted?`,
      );
    }
    case "ConflictException": {
      const ids = fault.DependentEntities?.flatMap((each) => each.DependentResourceIds ?? []) ?? [];
      const users = ids.length === 0 ? "" : `; in use by ${ids.join(", ")}`;
      return make(`${operation} conflicts with what is there: ${text}${users}`, "conflict", 1);
    }
    case "ThrottlingException":
    case "TooManyRequestsException":
      return make(
        `AWS lets no more ${operation} requests through`,
        "limited",
        EXIT.failed,
        "try again in a minute",
      );
    case "ServiceQuotaExceededException":
      return make(
        `a quota of the account is used up: ${text}`,
        "limited",
        EXIT.failed,
        "see Service Quotas in the AWS console",
      );
    case "ValidationException": {
      const fields = fault.Fields?.map(({ Name, Message }) => `${Name}: ${Message}`) ?? [];
      // Often the message has what the fields say already.
      const more = fields.filter((field) => !text.includes(field.slice(field.indexOf(": ") + 2)));
      const why = [text, ...more].filter((part) => part !== "").join("; ");
      return make(`AWS refuses ${operation}: ${why}`, "bad-request", EXIT.badRequest);
    }
    case "UnsupportedOperationException":
      return make(
        `AWS does not do ${operation} here: ${text}`,
        "failed",
        EXIT.failed,
        "Incident Manager takes no new accounts since 2025-11-07",
      );
    default:
      return make(
        `${operation} failed at AWS: ${text || fault.name} (${httpStatusCode})`,
        "failed",
        EXIT.failed,
        httpStatusCode >= 500 ? "try again; what is at fault is at AWS" : undefined,
      );
  }
}

// What an account without a replication set is told; ssm-contacts does not name the reason.
const NOT_SET_UP = /replication set|not onboarded|onboarding|account not found/i;

/** What never got an answer. Undefined: it is something else. */
function unanswered(
  fault: Partial<Fault> & Error,
  { service, operation, place }: Request,
): OncallError | undefined {
  const { endpoints, region } = place;
  const where = endpoints[service] ?? hostOf(fault) ?? `${service}.${region}.amazonaws.com`;
  const make = (message: string, hint: string) =>
    new OncallError(message, { code: "failed", exitCode: EXIT.failed, hint });
  const code = fault.code ?? fault.name;
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return make(`no address is known for ${where} (${code})`, regionHint(region));
    case "ECONNREFUSED":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
    case "ETIMEDOUT":
    case "TimeoutError":
      return make(
        `${where} cannot be reached (${code})`,
        "is the network there, and the endpoint?",
      );
    case "ECONNRESET":
    case "EPIPE":
      return make(
        `${where} broke off ${operation} (${code})`,
        "try again; it may have been done: look first",
      );
    case "SyntaxError":
      return make(`${where} answered ${operation} with something else than JSON`, "is it AWS?");
  }
  if (/^(ERR_|CERT_|DEPTH_|SELF_|UNABLE_|EPROTO|HPE_)/.test(code)) {
    return make(`${where}: ${sentence(fault.message)} (${code})`, "is the endpoint right?");
  }
  return undefined;
}

/** Whom Node asked, where it says so: the endpoint can stand in a profile. */
function hostOf(fault: Error): string | undefined {
  const { hostname, address, port } = fault as {
    hostname?: string;
    address?: string;
    port?: number;
  };
  return hostname ?? (address && `${address}:${port}`);
}

// Where Incident Manager is (AWS General Reference, "Incident Manager endpoints and quotas").
const REGIONS = [
  ...["us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "sa-east-1"],
  ...["eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3"],
  ...["ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1", "ap-southeast-2"],
];

function regionHint(region: string): string {
  if (REGIONS.includes(region)) return "is the network there?";
  const best = nearest(region, REGIONS);
  const meant = best === undefined ? `it is in ${REGIONS.join(", ")}` : `did you mean ${best}?`;
  return `Incident Manager is not known to be in ${region}; ${meant}`;
}

/** One line, without the full stop. */
function sentence(message: string): string {
  return message.replace(/\s+/g, " ").trim().replace(/\.$/, "");
}
