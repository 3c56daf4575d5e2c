import type { Problem } from "../../errors.js";

/** Flags that are being read, and everything that was wrong with them. */
export class Reading {
  readonly problems: Problem[] = [];

  fail(option: string, message: string): undefined {
    this.problems.push({ path: option, message });
    return undefined;
  }

  /** A whole number from 1 to `most`; 1 when absent. */
  count(option: string, text: string | undefined, most: number): number {
    if (text === undefined) return 1;
    const count = Number(text);
    if (/^\d+$/.test(text) && count >= 1 && count <= most) return count;
    this.fail(option, `"${text}" is not a whole number from 1 to ${most}`);
    return 1;
  }

  /** Reads each part of a comma-separated list. */
  list<T>(option: string, text: string, read: (part: string) => T | string): T[] {
    return text.split(",").flatMap((part) => {
      const value = read(part.trim());
      if (typeof value !== "string") return [value];
      this.fail(option, value);
      return [];
    });
  }
}
