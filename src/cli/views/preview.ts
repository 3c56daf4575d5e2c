import type { Shift } from "../../model/rotation.js";
import type { Preview } from "../../service/preview.js";
import { jsonChunks } from "../render/json.js";
import { csvLine, tsvLine } from "../render/lines.js";
import { localTime } from "../render/local-time.js";
import type { ShowOptions } from "./preview-table.js";
import { SHIFT_COLUMNS, shiftCells, shiftShape, spanShape, windowShape } from "./shift-shape.js";

export const PREVIEW_FORMATS = ["table", "json", "yaml", "csv", "tsv", "aws"] as const;

/** A schedule has no answer in the shape of AWS: rotations are previewed there. */
export const SCHEDULE_FORMATS = ["table", "json", "yaml", "csv", "tsv"] as const;

/** A preview as text, in chunks. */
export async function* showPreview(
  preview: Preview,
  format: (typeof SCHEDULE_FORMATS)[number],
  options: ShowOptions,
): AsyncGenerator<string> {
  switch (format) {
    case "json":
      return yield* jsonChunks(previewShape(preview, options.timeZone));
    case "yaml": {
      const { yamlChunks } = await import("../render/yaml.js");
      return yield* yamlChunks(previewShape(preview, options.timeZone));
    }
    case "table": {
      const { previewTable } = await import("./preview-table.js");
      return yield previewTable(preview, options);
    }
    default: {
      const { formatOffset } = localTime(options.timeZone, { years: true });
      const line = format === "csv" ? csvLine : tsvLine;
      if (format === "csv") yield line(SHIFT_COLUMNS);
      for (const shift of preview.shifts) yield line(shiftCells(shift, formatOffset));
    }
  }
}

function previewShape({ kind, name, window, shifts, gaps }: Preview, timeZone: string) {
  const schedule = kind === "schedule" ? name : undefined;
  return {
    format: 1,
    timeZone,
    window: windowShape(window),
    shifts: shapes(shifts, (shift: Shift) => shiftShape(shift, schedule)),
    gaps: shapes(gaps, spanShape),
  };
}

/** One shape at a time: a long list is written without a second copy of it. */
function* shapes<T>(items: readonly T[], shape: (item: T) => object): Generator<object> {
  for (const item of items) yield shape(item);
}
