import { isOncallError } from "../errors.js";

/** Undefined for what is not there. */
export async function orNone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isOncallError(error) && error.code === "not-found") return undefined;
    throw error;
  }
}
