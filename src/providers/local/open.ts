import type { Instant } from "../../model/time.js";
import type { Provider } from "../provider.js";
import { diskStore } from "./disk.js";
import { localProvider } from "./local.js";

/** The local provider on a file. */
export function openLocal(path: string, place: string, now: () => Instant): Provider {
  return localProvider(diskStore(path, place), now);
}
