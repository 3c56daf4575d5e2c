// One row per figure: { what, ours, other, ratio, bound, pass }. `pass` is undefined where there is
// no bound to hold.

const HEAD = ["what", "ours", "other", "ratio", "bound", ""];

export function printTable(rows) {
  const cells = rows.map(({ what, ours, other = "", ratio, bound = "", pass }) => [
    what,
    ours,
    other,
    ratio === undefined ? "" : `${number(ratio)}x`,
    bound,
    pass === undefined ? "" : pass ? "pass" : "MISS",
  ]);
  const widths = HEAD.map((head, i) =>
    Math.max(...[head, ...cells.map((row) => row[i])].map((c) => c.length)),
  );
  const line = (row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i]))
      .join(" | ")
      .trimEnd();
  const rule = widths.map((width) => "-".repeat(width)).join("-|-");
  process.stdout.write(`${[line(HEAD), rule, ...cells.map(line)].join("\n")}\n`);
}

/** Three figures that matter: 0.123, 1.23, 12.3, 1230. */
export function number(value) {
  return value >= 100
    ? Math.round(value).toLocaleString("en-US")
    : String(Number(value.toPrecision(3)));
}

export function milliseconds(value) {
  return value < 0.1 ? `${number(value * 1000)} us` : `${number(value)} ms`;
}

export const atMost = (value, limit, unit = "") => ({
  bound: `at most ${limit}${unit}`,
  pass: value <= limit,
});

export const atLeast = (value, limit, unit = "") => ({
  bound: `at least ${limit.toLocaleString("en-US")}${unit}`,
  pass: value >= limit,
});
