import { badInput } from "../errors.js";
import { entryInconsistencies } from "../model/file/definition.js";
import { toRotation } from "../model/file/read.js";
import { rotationSchema } from "../model/file/schema.js";
import type { Finding } from "../model/finding.js";
import { toArray, toRecord } from "../model/loose.js";
import type { Rotation } from "../model/rotation.js";
import type { Context } from "./context.js";
import { readDefinition } from "./definition.js";
import { checkName } from "./flags/name.js";
import { unknownMember } from "./members.js";

/**
 * Reads a rotation in the words of oncall.yaml.
 * @param name what to call it; absent: as the definition does
 * @param people who can be a member; absent: the provider knows nobody by name
 * @throws OncallError (exit 2) with every problem and its line and column
 */
export async function readRotationDefinition(
  context: Context,
  path: string,
  name: string | undefined,
  people: readonly string[] | undefined,
): Promise<Rotation> {
  const { name: called, shape } = await readDefinition(context, path, rotationSchema, (raw) =>
    check(raw, people),
  );
  const own = name ?? called;
  if (own === undefined) {
    throw badInput([{ path: "<name>", message: "is missing, and the definition has none" }]);
  }
  checkName(own);
  return toRotation(own, shape);
}

function check(shape: unknown, people: readonly string[] | undefined): Finding[] {
  const members = toArray(toRecord(shape).members).map(String);
  return [
    ...entryInconsistencies("rotations", shape, { people: members }),
    ...members.flatMap((member, i): Finding[] => {
      const problem = people && unknownMember(member, people);
      return problem === undefined ? [] : [{ path: ["members", i], problem }];
    }),
  ];
}
