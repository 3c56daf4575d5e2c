import type { Rotation } from "../../model/rotation.js";
import type { Reading } from "./reading.js";
import { OURS, type Rules } from "./rules.js";

/** Rule 3: how several on call at once move on. */
export const MEMBER_READINGS: readonly Reading[] = [
  {
    rule: 3,
    name: "slide-by-one",
    text: "of n on call, one leaves at each hand-off",
    applies: ({ members, onCalls = 1 }) => onCalls > 1 && onCalls < members.length,
    parts: { members: choosing((turn) => turn) },
  },
  {
    rule: 3,
    name: "round-restarts",
    text: "each round begins with the first member; its last turn is filled up from the beginning",
    applies: isUneven,
    parts: { members: choosing(placeInRound) },
  },
  {
    rule: 3,
    name: "last-turn-short",
    text: "each round begins with the first member; its last turn has only those who are left",
    applies: isUneven,
    parts: {
      members: choosing(placeInRound, (members, first, count) =>
        distinct(take(members, first, Math.min(count, members.length - first))),
      ),
    },
  },
  {
    rule: 3,
    name: "all-members",
    text: "with more on call than there are members, all of them are, always",
    applies: hasTooFew,
    // What ours comes to; only that ours refuses such a rotation.
    parts: { members: OURS.members },
  },
  {
    rule: 3,
    name: "repeated-members",
    text: "a member who comes twice in one turn is named twice",
    applies: (rotation) => hasTooFew(rotation) || hasNamesakes(rotation),
    parts: { members: choosing((turn, { onCalls = 1 }) => turn * onCalls, take) },
  },
];

/**
 * @param firstOf where in the list a turn's members begin
 * @param choose so many members from there on
 */
function choosing(
  firstOf: (turn: number, rotation: Rotation) => number,
  choose = (members: Rotation["members"], first: number, count: number) =>
    distinct(take(members, first, count)),
): Rules["members"] {
  return (rotation) => (turn) =>
    choose(rotation.members, firstOf(turn, rotation), rotation.onCalls ?? 1);
}

/** Around the end of the list. */
function take(members: Rotation["members"], first: number, count: number): string[] {
  const all = Array.from({ length: count }, (_, i) => members[(first + i) % members.length]);
  return all.filter((member) => typeof member === "string");
}

function distinct(members: readonly string[]): string[] {
  return [...new Set(members)];
}

/** A round is as many turns as it takes until everybody has been on call. */
function placeInRound(turn: number, { members, onCalls = 1 }: Rotation): number {
  return (turn % Math.ceil(members.length / onCalls)) * onCalls;
}

function isUneven({ members, onCalls = 1 }: Rotation): boolean {
  return onCalls < members.length && members.length % onCalls !== 0;
}

/** What our rule refuses. */
function hasTooFew({ members, onCalls = 1 }: Rotation): boolean {
  return onCalls > members.length;
}

function hasNamesakes({ members, onCalls = 1 }: Rotation): boolean {
  return onCalls > 1 && new Set(members).size < members.length;
}
