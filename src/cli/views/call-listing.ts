import {
  formatPageTarget,
  type PageCall,
  type PathStep,
  type Receipt,
} from "../../model/incident.js";
import { formatInstant, type Instant } from "../../model/time.js";
import { localTime } from "../render/local-time.js";
import { age, idCell, type Times } from "./cells.js";
import { type Listing, rowsOf, type Several } from "./listing.js";

/** Whom a page called. */
export function callListing(calls: Several<PageCall>, times: Times): Listing {
  const time = timeCell(times);
  return {
    noun: "calls",
    columns: ["id", "person", "path", "sent", "delivered", "read", "receipts"],
    items: rowsOf(calls, (call) => ({
      cells: [
        idCell(call.id),
        call.person,
        call.path.map(formatStep).join(" > "),
        time(call.sentAt),
        time(call.deliveredAt),
        time(call.readAt),
        {
          people: call.receipts.map(receiptText).join(", "),
          programs: call.receipts.map((receipt) => `${receipt.kind} ${time(receipt.at)}`).join(","),
        },
      ],
      shape: callShape(call),
    })),
  };
}

/** By which pages a person was called. */
export function callsToListing(calls: Several<PageCall>, times: Times): Listing {
  const time = timeCell(times);
  return {
    noun: "calls",
    columns: ["id", "page", "incident", "sent", "delivered", "read"],
    items: rowsOf(calls, (call) => ({
      cells: [
        idCell(call.id),
        idCell(call.page),
        call.incident === undefined ? "" : idCell(call.incident),
        time(call.sentAt),
        time(call.deliveredAt),
        time(call.readAt),
      ],
      shape: callShape(call),
    })),
  };
}

function callShape({ id, page, incident, person, path, receipts, ...at }: PageCall) {
  return {
    id,
    page,
    ...(incident !== undefined && { incident }),
    person,
    ...(at.sentAt !== undefined && { sentAt: formatInstant(at.sentAt) }),
    ...(at.deliveredAt !== undefined && { deliveredAt: formatInstant(at.deliveredAt) }),
    ...(at.readAt !== undefined && { readAt: formatInstant(at.readAt) }),
    path: path.map((step) => ({
      target: formatPageTarget(step),
      ...(step.step !== undefined && { step: step.step + 1 }),
    })),
    receipts: receipts.map(({ at: when, ...receipt }) => ({ at: formatInstant(when), ...receipt })),
  };
}

/** `policy:payments step 1`, `schedule:payments`, `alice`; steps count from 1. */
function formatStep({ step, ...target }: PathStep): string {
  return `${formatPageTarget(target)}${step === undefined ? "" : ` step ${step + 1}`}`;
}

/** `delivered`, `error: number unknown` */
function receiptText({ kind, info }: Receipt): string {
  return kind === "error" && info !== undefined ? `error: ${info}` : kind;
}

function timeCell({ forPeople, now, timeZone }: Times): (at: Instant | undefined) => string {
  const format = forPeople
    ? (at: Instant) => `${age(at, now)} ago`
    : localTime(timeZone, { years: true }).formatOffset;
  return (at) => (at === undefined ? "" : format(at));
}
