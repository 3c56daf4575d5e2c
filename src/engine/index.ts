export type {
  CalendarRecurrence,
  Combine,
  ElapsedRecurrence,
  MonthlyHandOff,
  Override,
  Recurrence,
  Rotation,
  Schedule,
  SecondOfDay,
  Shift,
  Weekday,
  WeeklyHandOff,
  WeeklyWindow,
} from "../model/rotation.js";
export {
  formatInstant,
  type Instant,
  type Moment,
  readIsoTime,
  type WallClock,
  type Window,
} from "../model/time.js";
export { onCallAt, renderRotation, renderSchedule } from "./render.js";
export { clip, type Span, uncovered } from "./spans.js";
