/** How much was compared, by operation. */
export class Tally {
  readonly #operations = new Map<string, Counts>();
  readonly #oracles = new Map<string, number>();
  readonly #leftOut = new Map<string, number>();

  /** @param isDecided whether it differs where that is meant */
  countRequest(operation: string, isDecided: boolean): void {
    this.#of(operation).requests++;
    if (isDecided) this.#of(operation).decided++;
  }

  countAnswer(operation: string, isError: boolean): void {
    this.#of(operation)[isError ? "errors" : "answers"]++;
  }

  countInstead(operation: string): void {
    this.#of(operation).instead++;
  }

  countOracle(name: string): void {
    this.#oracles.set(name, (this.#oracles.get(name) ?? 0) + 1);
  }

  leaveOut(kind: string): void {
    this.#leftOut.set(kind, (this.#leftOut.get(kind) ?? 0) + 1);
  }

  /** How many interactions there were, out of reach or not. */
  get interactions(): number {
    const { requests, instead } = this.#sums();
    return [...this.#leftOut.values()].reduce((sum, count) => sum + count, requests + instead);
  }

  lines(): string[] {
    const rows = [...this.#operations].map(([name, counts]) => [name, ...told(counts)]);
    const sums = this.#sums();
    const table = [TITLES, ...rows, ["all", ...told(sums)]];
    return [
      ...table.map((row) =>
        row.map((cell, i) => (i === 0 ? cell.padEnd(18) : cell.padStart(9))).join(""),
      ),
      `${this.interactions} recorded interactions of Datadog`,
      ...[...this.#oracles].map(([name, count]) => `${count} answers equal our engine's: ${name}`),
      ...[...this.#leftOut].map(([kind, count]) => `${count} out of reach: ${kind}`),
    ];
  }

  #sums(): Counts {
    return [...this.#operations.values()].reduce(add, none());
  }

  #of(operation: string): Counts {
    const counts = this.#operations.get(operation) ?? none();
    this.#operations.set(operation, counts);
    return counts;
  }
}

/** Requests that are equivalent, and how many of these but for what is meant to differ. */
interface Counts {
  requests: number;
  decided: number;
  answers: number;
  errors: number;
  instead: number;
}

const TITLES = ["recorded", "requests", "decided", "answers", "errors", "instead"];

function none(): Counts {
  return { requests: 0, decided: 0, answers: 0, errors: 0, instead: 0 };
}

function add(one: Counts, other: Counts): Counts {
  return {
    requests: one.requests + other.requests,
    decided: one.decided + other.decided,
    answers: one.answers + other.answers,
    errors: one.errors + other.errors,
    instead: one.instead + other.instead,
  };
}

function told({ requests, decided, answers, errors, instead }: Counts): string[] {
  return [requests, decided, answers, errors, instead].map(String);
}
