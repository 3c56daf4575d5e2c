import type { Window } from "../model/time.js";

/** What every operation takes. */
export interface Call {
  /** A way to give up. */
  readonly signal?: AbortSignal | undefined;
  /** The stretch that is looked at: overrides outside it may be left out. */
  readonly window?: Window | undefined;
}

/** What a create takes besides: the same token creates once, however often it is sent. */
export interface CreateCall extends Call {
  readonly token: string;
  /** The team that it is to belong to, where the provider has teams. */
  readonly team?: string | undefined;
}
