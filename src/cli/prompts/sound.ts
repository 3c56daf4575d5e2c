import { Reading } from "../flags/reading.js";

/** Checks an answer as the flag is checked that it stands for. */
export function sound(
  read: (text: string, reading: Reading) => unknown,
): (text: string) => true | string {
  return (text) => {
    const reading = new Reading();
    read(text, reading);
    return reading.problems[0]?.message ?? true;
  };
}
