import type { Instant } from "../model/time.js";

/** What a provider is opened with. */
export interface Opening {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The profile of the vendor's own files that was asked for. */
  readonly profile: string | undefined;
  now(): Instant;
  /** The oncall.yaml; only who works on it asks. @throws OncallError (exit 2) when there is none */
  file(): { readonly path: string; readonly place: string };
  /** Is told of every request; absent: nobody wants to know. */
  readonly log?: ((request: SentRequest) => void) | undefined;
  /**
   * Is told of work that takes a while, `total` steps; the last time with `done` equal to it.
   * @param why what it is that takes the time
   */
  readonly progress?: ((done: number, total: number, why?: string) => void) | undefined;
}

/** A request to a vendor, once it has been answered or has failed. */
export interface SentRequest {
  /** `ssm-contacts ListRotations` */
  readonly operation: string;
  readonly tookMs: number;
  /** `200`, `ThrottlingException`, `ECONNRESET` */
  readonly outcome: string;
  /** The vendor's id of it. */
  readonly id?: string | undefined;
}
