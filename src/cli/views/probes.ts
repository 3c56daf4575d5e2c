import type { Answer, ProbeAnswer } from "../../service/probes/probe.js";
import type { Explanation } from "../../service/verify/comparison.js";
import { tsvLine } from "../render/lines.js";
import { localTime } from "../render/local-time.js";
import { wrap } from "../render/wrap.js";
import { shiftShape, windowShape } from "./shift-shape.js";

export const PROBE_FORMATS = ["table", "json", "yaml", "tsv"] as const;

/** One answer for people: the question, what oncall does, what the provider does. */
export function answerText(answered: ProbeAnswer, vendor: string, width: number): string {
  const { probe, answer } = answered;
  const rule = probe.rule === undefined ? "" : `rule ${probe.rule}: `;
  const side = (whose: string, text: string) =>
    wrap(`${`${whose}:`.padEnd(8)} ${text}`, width, " ".repeat(9));
  return [
    wrap(`${rule}${probe.question} (${probe.id})`, width, "  "),
    side("oncall", probe.ours),
    side(vendor, [answerWords(answer, answered), ...remarks(answered)].join("; ")),
    "\n",
  ].join("");
}

/** `on-calls-move`, `3`, `explained`, `slide-by-one` */
export function answerLine({ probe, answer }: ProbeAnswer): string {
  const names = answer.kind === "explained" ? readingNames(answer.explained) : [];
  return tsvLine([probe.id, String(probe.rule ?? ""), answer.kind, names.join(",")]);
}

/** All that a bug report needs: the questions with their rotations, and every shift of both sides. */
export function probesShape(answers: readonly ProbeAnswer[], about: object) {
  return {
    format: 1,
    ...about,
    probes: answers.map(({ probe, answer, isAsOurs, ours, theirs, emptyRows, pages }) => ({
      id: probe.id,
      ...(probe.rule !== undefined && { rule: probe.rule }),
      question: probe.question,
      oncall: probe.ours,
      asOncall: isAsOurs,
      answer,
      rotation: probe.rotation,
      window: windowShape(probe.window),
      ours: ours.map((shift) => shiftShape(shift, undefined)),
      theirs: theirs.map((shift) => shiftShape(shift, undefined)),
      emptyRows,
      pages,
    })),
  };
}

/** `17 of 26 answers are as oncall's.` */
export function probesSummary(answers: readonly ProbeAnswer[], vendor: string): string {
  const same = answers.filter(({ isAsOurs }) => isAsOurs).length;
  return `${vendor} does as oncall does in ${same} of ${answers.length} questions.\n`;
}

function answerWords(answer: Answer, { theirs, probe }: ProbeAnswer): string {
  switch (answer.kind) {
    case "as-ours":
      return "the same";
    case "explained":
      return answer.explained.map(explanationWords).join(", or ");
    case "starts-at":
      return `at ${localTime("UTC", { years: true }).format(answer.start)}`;
    case "refused":
      return `refuses it: ${answer.message}`;
    case "other": {
      const [first] = theirs;
      if (first === undefined) return "nobody is on call";
      const { format } = localTime(probe.rotation.timeZone, { years: true });
      const shift = `${first.members.join(", ")}, ${format(first.start)} to ${format(first.end)}`;
      const how = answer.samePeople
        ? "the same people, in shifts cut otherwise"
        : "no reading that oncall knows";
      return `${how}; its first of ${theirs.length} shifts: ${shift}`;
    }
  }
}

function explanationWords({ kind, rules }: Explanation): string {
  const named = rules.map(({ reading, text }) => `${text} ("${reading}")`).join(" and ");
  return kind === "exact" ? named : `${named}, in shifts cut otherwise`;
}

function readingNames(explained: readonly Explanation[]): string[] {
  const names = explained.flatMap(({ rules }) => rules.map(({ reading = "" }) => reading));
  return [...new Set(names)];
}

function remarks({ emptyRows, pages }: ProbeAnswer): string[] {
  return [
    ...(emptyRows > 0 ? [`${emptyRows} rows have nobody`] : []),
    ...(pages.length > 1 ? [`pages of ${pages.join(", ")}`] : []),
  ];
}
