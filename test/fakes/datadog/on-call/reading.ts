/**
 * Where a server understands layers otherwise than this fake does by default. No vendor documents
 * which of them is right.
 */
export interface Reading {
  /** Days of an interval are 24 hours, not days on the wall clock. */
  readonly daysElapsed?: boolean;
  /** The first layer that has somebody wins, not the last. */
  readonly firstLayerWins?: boolean;
  /** A turn of nobody hides the layers that it lies over. */
  readonly nobodyHides?: boolean;
  /** Turns are counted from the effective date, not from the start of the rotation. */
  readonly fromEffectiveDate?: boolean;
}
