// Datadog's answers as they were recorded: documents of JSON:API.

export interface Reference {
  readonly id: string;
  readonly type: string;
}

export interface Resource extends Reference {
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly relationships?: Readonly<
    Record<string, { readonly data?: Reference | readonly Reference[] | null }>
  >;
}

export interface Document {
  readonly data?: Resource | readonly Resource[];
  readonly included?: readonly Resource[];
}

export function toDocument(body: unknown): Document {
  return (body ?? {}) as Document;
}

/** The one or the several that a document, or a relationship, is about. */
export function each<T>(data: T | readonly T[] | null | undefined): readonly T[] {
  if (data === null || data === undefined) return [];
  return Array.isArray(data) ? data : [data as T];
}

/** What a document is about, where that is one thing. */
export function only(body: unknown): Resource {
  const [one] = each(toDocument(body).data);
  if (one === undefined) throw new Error("the recorded answer is about nothing");
  return one;
}

/** What stands in a relationship. */
export function related(resource: Resource, name: string): readonly Reference[] {
  return each(resource.relationships?.[name]?.data);
}

/** An attribute that is a text; "" where there is none. */
export function textOf(resource: Resource, name: string): string {
  const value = resource.attributes?.[name];
  return typeof value === "string" ? value : "";
}
