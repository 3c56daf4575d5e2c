/** What `include` asks for: `layers.members` asks for `layers`, too. */
export function included(include: string | undefined): ReadonlySet<string> {
  const paths = include === undefined || include === "" ? [] : include.split(",");
  return new Set(
    paths.flatMap((path) => {
      const parts = path.split(".");
      return parts.map((_, i) => parts.slice(0, i + 1).join("."));
    }),
  );
}

export interface Resource {
  readonly id: string;
  readonly type: string;
}

/** A document of JSON:API. Without `include` there is no `included`; in it, each resource is once. */
export function toDocument(
  data: unknown,
  include: string | undefined,
  resources: readonly Resource[],
  rest: object = {},
): object {
  if (include === undefined || include === "") return { data, ...rest };
  const byKey = new Map(resources.map((resource) => [`${resource.type} ${resource.id}`, resource]));
  return { data, included: [...byKey.values()], ...rest };
}

/** `{"data": [{"id", "type"}]}` */
export function references(type: string, ids: readonly string[]) {
  return { data: ids.map((id) => ({ id, type })) };
}

export function referenceTo(type: string, id: string) {
  return { data: { id, type } };
}
