import { entryInconsistencies } from "../model/file/definition.js";
import { rotationSchema } from "../model/file/schema.js";
import type { Finding } from "../model/finding.js";
import { toArray, toRecord } from "../model/loose.js";
import type { Context } from "./context.js";
import { readDefinition } from "./definition.js";
import { unknownMember } from "./members.js";

/**
 * Reads a rotation in the words of oncall.yaml.
 * @param people who can be a member; absent: the provider knows nobody by name
 * @throws OncallError (exit 2) with every problem and its line and column
 */
export function readRotationDefinition(
  context: Context,
  path: string,
  people: readonly string[] | undefined,
) {
  return readDefinition(context, path, rotationSchema, (shape) => {
    const members = toArray(toRecord(shape).members).map(String);
    return [
      ...entryInconsistencies("rotations", shape, { people: members }),
      ...members.flatMap((member, i): Finding[] => {
        const problem = people && unknownMember(member, people);
        return problem === undefined ? [] : [{ path: ["members", i], problem }];
      }),
    ];
  });
}
