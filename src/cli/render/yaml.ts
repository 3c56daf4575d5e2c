import { stringify } from "yaml";

/** A document as YAML. */
export function toYaml(document: object): string {
  return stringify(document, { aliasDuplicateObjects: false });
}
