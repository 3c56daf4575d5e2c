import { createHash } from "node:crypto";
import { afterAll, describe, it } from "vitest";
import { always } from "../fakes/aws/faults.js";
import { startFakeAws } from "../fakes/aws/server.js";
import { environmentOf } from "../providers/aws/incident-account.js";
import { expectTold, SECRET, type Told } from "./aws-told.js";

// What people see whose machine is not set up, on the built program. None of it may take long. All
// that a network could be asked for lies at a closed port of this machine.

const REGION = { AWS_REGION: "us-east-1" };
const KEYS = { AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE", AWS_SECRET_ACCESS_KEY: SECRET };
const WORK = `[work]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${SECRET}\n`;
const CONFIG = "[profile work]\nregion = us-east-1\n";

const SSO = `[sso-session corp]
sso_start_url = https://corp.example.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access
[profile corp]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = OnCall
region = us-east-1
`;

/** As it was written before there were sessions. */
const OLD_SSO = SSO.replace(/\[sso-session[^[]*/, "").replace(
  "sso_session = corp",
  "sso_start_url = https://corp.example.com/start\nsso_region = us-east-1",
);

/** Where AWS's tools keep the token of a session, or of a start page. */
const cacheOf = (name: string) =>
  `.aws/sso/cache/${createHash("sha1").update(name).digest("hex")}.json`;
const SSO_CACHE = cacheOf("corp");
const OLD_SSO_CACHE = cacheOf("https://corp.example.com/start");

const EXPIRED = {
  startUrl: "https://corp.example.com/start",
  region: "us-east-1",
  accessToken: SECRET,
  expiresAt: "2026-01-01T00:00:00Z",
};
const EXPIRED_TOKEN = JSON.stringify(EXPIRED);
/** That could be renewed, if AWS were there. */
const RENEWABLE_TOKEN = JSON.stringify({
  ...EXPIRED,
  clientId: "client",
  clientSecret: SECRET,
  registrationExpiresAt: "2030-01-01T00:00:00Z",
  refreshToken: SECRET,
});

const ROLE = `${CONFIG}[profile role]
role_arn = arn:aws:iam::111122223333:role/OnCall
source_profile = work
region = us-east-1
`;

const fakes = await Promise.all(
  ["ExpiredTokenException", "UnrecognizedClientException", "InvalidSignatureException"].map(
    async (type) => {
      const message = "The security token included in the request is not right.";
      const { url, close } = await startFakeAws({ faults: always({ type, message }) });
      return { type, url, close };
    },
  ),
);
const closed = await startFakeAws();
await closed.close();
afterAll(() => Promise.all(fakes.map(({ close }) => close())));

const ANSWERED = fakes.map(({ type, url }): [string, Told] => [
  `AWS answers ${type}`,
  {
    env: environmentOf(url),
    code: 4,
    error: /^not signed in to AWS: The security token included in the request is not right$/,
    hint: /^aws sso login, or set AWS_PROFILE or the keys$/,
  },
]);

const CASES: readonly (readonly [string, Told])[] = [
  [
    "there are no credentials at all",
    {
      env: REGION,
      code: 4,
      error: /^not signed in to AWS: /,
      hint: /^aws sso login, or set AWS_PROFILE or the keys$/,
    },
  ],
  [
    "the credentials file is garbage",
    {
      env: REGION,
      files: { ".aws/credentials": `%%%\u0000 not an ini\n[[\n= ${SECRET}\n` },
      code: 4,
      error: /^not signed in to AWS: /,
      hint: /^aws sso login, or set AWS_PROFILE or the keys$/,
    },
  ],
  [
    "the credentials file is empty",
    {
      env: REGION,
      files: { ".aws/credentials": "" },
      code: 4,
      error: /^not signed in to AWS: /,
      hint: /^aws sso login, or set AWS_PROFILE or the keys$/,
    },
  ],
  [
    "the profile has half a key",
    {
      env: { ...REGION, AWS_PROFILE: "work" },
      files: { ".aws/credentials": "[work]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n" },
      code: 4,
      error: /^not signed in to AWS with profile work: /,
      hint: /^aws sso login --profile work, /,
    },
  ],
  [
    "--profile names none",
    {
      args: ["--profile", "wrok"],
      env: REGION,
      files: { ".aws/credentials": WORK, ".aws/config": CONFIG },
      code: 4,
      error: /^not signed in to AWS with profile wrok: /,
      hint: /^there is no profile wrok in \S+\/config or \S+\/credentials; did you mean work\?$/,
    },
  ],
  [
    "AWS_PROFILE names none, and there are none",
    {
      env: { ...REGION, AWS_PROFILE: "nope" },
      code: 4,
      error: /^not signed in to AWS with profile nope: /,
      hint: /^there is no profile nope in \S+ or \S+; there is no profile at all$/,
    },
  ],
  [
    "AWS_PROFILE names none, beside keys",
    {
      env: { ...REGION, ...KEYS, AWS_PROFILE: "nope" },
      files: { ".aws/credentials": WORK, ".aws/config": CONFIG },
      code: 4,
      error: /^not signed in to AWS with profile nope: /,
      hint: /^there is no profile nope in \S+ or \S+; there are: work$/,
    },
  ],
  [
    "nothing says which region",
    {
      env: KEYS,
      code: 2,
      error: /^nothing says which AWS region$/,
      hint: /^set AWS_REGION=us-east-1, or a region in the profile: /,
    },
  ],
  [
    "the SSO session has expired",
    {
      args: ["--profile", "corp"],
      env: { AWS_ENDPOINT_URL_SSO_OIDC: closed.url },
      files: { ".aws/config": SSO, [SSO_CACHE]: RENEWABLE_TOKEN },
      code: 4,
      error: /^not signed in to AWS with profile corp: .*expired/i,
      hint: /^aws sso login --profile corp, /,
    },
  ],
  [
    "the SSO session has expired and cannot be renewed",
    {
      args: ["--profile", "corp"],
      files: { ".aws/config": SSO, [SSO_CACHE]: EXPIRED_TOKEN },
      code: 4,
      error: /^not signed in to AWS with profile corp: /i,
      hint: /^aws sso login --profile corp, /,
    },
  ],
  [
    "the SSO session of a start page has expired",
    {
      env: { AWS_PROFILE: "corp" },
      files: { ".aws/config": OLD_SSO, [OLD_SSO_CACHE]: EXPIRED_TOKEN },
      code: 4,
      error: /^not signed in to AWS with profile corp: .*expired/i,
      hint: /^aws sso login --profile corp, /,
    },
  ],
  [
    "nobody has signed in to SSO",
    {
      env: { AWS_PROFILE: "corp" },
      files: { ".aws/config": SSO },
      code: 4,
      error: /^not signed in to AWS with profile corp: /,
      hint: /^aws sso login --profile corp, /,
    },
  ],
  [
    "the SSO token is garbage",
    {
      env: { AWS_PROFILE: "corp" },
      files: { ".aws/config": SSO, [SSO_CACHE]: `{"accessToken": "${SECRET}"` },
      code: 4,
      error: /^not signed in to AWS with profile corp: /,
      hint: /^aws sso login --profile corp, /,
    },
  ],
  [
    "the process of the profile fails",
    {
      env: { AWS_PROFILE: "tool" },
      files: {
        ".aws/config": `[profile tool]\nregion = us-east-1\ncredential_process = sh -c 'echo ${SECRET}; exit 7'\n`,
      },
      code: 4,
      error: /^not signed in to AWS with profile tool: /,
      hint: /^aws sso login --profile tool, /,
    },
  ],
  [
    "the role cannot be asked for",
    {
      env: { AWS_PROFILE: "role", AWS_ENDPOINT_URL_STS: closed.url },
      files: { ".aws/config": ROLE, ".aws/credentials": WORK },
      code: 4,
      error: /^not signed in to AWS with profile role: .*ECONNREFUSED/,
      hint: /^aws sso login --profile role, /,
    },
  ],
  [
    "the web identity has no token",
    {
      env: {
        ...REGION,
        AWS_WEB_IDENTITY_TOKEN_FILE: "/nonexistent/token",
        AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/OnCall",
      },
      code: 4,
      error: /^not signed in to AWS: .*\/nonexistent\/token/,
      hint: /^aws sso login, or set AWS_PROFILE or the keys$/,
    },
  ],
  ...ANSWERED,
];

describe.concurrent("one clear line where", () => {
  it.each(CASES)("%s", (_, told) => expectTold(told));
});
