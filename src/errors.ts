/** Exit codes of the command line. Scripts depend on them. */
export const EXIT = {
  ok: 0,
  failed: 1,
  badRequest: 2,
  found: 3,
  signIn: 4,
  interrupted: 130,
} as const;

/** One thing wrong with an input: what, and where in it. */
export interface Problem {
  /** What is wrong, as a sentence without its place. */
  readonly message: string;
  /** Where inside the input: `rotations.primary.start`, `--start`. */
  readonly path?: string;
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
  /** What to do about it. */
  readonly hint?: string;
}

/** An error that a person can act on. Anything else that is thrown is a defect of ours. */
export class OncallError extends Error {
  override readonly name = "OncallError";
  readonly code: string;
  readonly exitCode: number;
  readonly hint: string | undefined;
  readonly problems: readonly Problem[];

  constructor(
    message: string,
    options: {
      code: string;
      exitCode: number;
      hint?: string | undefined;
      problems?: readonly Problem[];
    },
  ) {
    super(message);
    this.code = options.code;
    this.exitCode = options.exitCode;
    this.hint = options.hint;
    this.problems = options.problems ?? [];
  }
}

/**
 * Whether something thrown is an OncallError. By its name: what is loaded later has its own copy of
 * the class.
 */
export function isOncallError(thrown: unknown): thrown is OncallError {
  return thrown instanceof Error && thrown.name === "OncallError";
}

/** The request cannot be right: options, file or limits. Exit code 2. */
export function badRequest(message: string, hint?: string): OncallError {
  return new OncallError(message, { code: "bad-request", exitCode: EXIT.badRequest, hint });
}

/**
 * An input with one or more problems, all of them told at once, and as its hint what to do about the
 * first that says so. Exit code 2.
 */
export function badInput(problems: readonly Problem[]): OncallError {
  return new OncallError(problems.map(describeProblem).join("\n"), {
    code: "bad-input",
    exitCode: EXIT.badRequest,
    hint: problems.find(({ hint }) => hint !== undefined)?.hint,
    problems,
  });
}

/** `oncall.yaml:3:15: rotations.primary.start: "soon" is not a time` */
export function describeProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined);
  return [place.join(":"), problem.path, problem.message].filter(Boolean).join(": ");
}
